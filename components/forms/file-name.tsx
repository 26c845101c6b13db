import { Paperclip } from "lucide-react";
import { useFormatter } from "next-intl";
import type { ReactNode } from "react";
import { useTicketFormContext } from "./ticket-form-context";
import { downloadPath } from "./uploaded-file";

type Props = {
  id: string;
  /** What stands beside it, for the name the file has. */
  children?: (name: string) => ReactNode;
};

/** An attachment with its size, to be fetched by its name; a name from another system is only a name. */
export function FileName({ id, children }: Props) {
  const { files } = useTicketFormContext();
  const known = Object.hasOwn(files, id) ? files[id] : undefined;
  const sizeText = useSizeText();
  const name = known?.name ?? id;
  const path = downloadPath(id);
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
      {known !== undefined && <span className="shrink-0 text-xs text-muted tabular-nums">{sizeText(known.size)}</span>}
      {children?.(name)}
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
