import { Paperclip } from "lucide-react";
import { useFormatter } from "next-intl";

type Props = { name: string; path: string | null; size: number | null };

/** A file with its size, to be fetched by its name; without a path it is only a name. */
export function FileLink({ name, path, size }: Props) {
  const sizeText = useSizeText();
  return (
    <>
      <Paperclip aria-hidden="true" className="size-3.5 shrink-0 self-center text-muted" />
      {path === null ? (
        <span className="break-all">{name}</span>
      ) : (
        <a className="break-all text-link underline-offset-2 hover:underline" download={name} href={path}>
          {name}
        </a>
      )}
      {size !== null && <span className="shrink-0 text-xs text-muted tabular-nums">{sizeText(size)}</span>}
    </>
  );
}

const UNITS = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;

function useSizeText(): (size: number) => string {
  const format = useFormatter();
  return (size) => {
    const power = Math.min(UNITS.length - 1, Math.floor(Math.log(Math.max(size, 1)) / Math.log(1000)));
    return format.number(size / 1000 ** power, {
      style: "unit",
      unit: UNITS[power] ?? "byte",
      unitDisplay: power === 0 ? "long" : "short",
      maximumFractionDigits: power === 0 ? 0 : 1,
    });
  };
}
