import { useTranslations } from "next-intl";
import type { UnknownReference } from "./send-flow-file";

/** Whom and what a file speaks of that this installation does not have. */
export function UnknownList({ unknown }: { unknown: readonly UnknownReference[] }) {
  const t = useTranslations("flows.file");
  return (
    <ul className="flex max-h-48 list-disc flex-col gap-0.5 overflow-y-auto ps-5 text-list">
      {unknown.map(({ kind, name }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two can be called the same
        <li key={index}>{t(`kinds.${kind}`, { name: name === "" ? t("nameless") : name })}</li>
      ))}
    </ul>
  );
}
