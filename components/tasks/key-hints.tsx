import { Kbd } from "@heroui/react/kbd";
import { useTranslations } from "next-intl";
import { useModifierKey } from "@/components/shell/keys/use-modifier-key";
import type { NodeButton } from "@/lib/tickets/schema";
import { primaryOf } from "./primary-of";

type Props = { buttons: readonly NodeButton[] };

/** The keys that do something here. */
export function KeyHints({ buttons }: Props) {
  const t = useTranslations("tasks");
  const modifier = useModifierKey();
  const primary = primaryOf(buttons);
  const approve = buttons.find(({ intent }) => intent === "approve") ?? primary;
  const reject = buttons.find(({ intent }) => intent === "reject");
  const hints = [
    ...(approve === undefined ? [] : [{ keys: "A", word: approve.name }]),
    ...(reject === undefined ? [] : [{ keys: "R", word: reject.name }]),
    { keys: "C", word: t("comment") },
    ...(primary === undefined ? [] : [{ keys: `${modifier} Enter`, word: t("send") }]),
  ];
  return (
    <ul aria-label={t("keys")} className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-muted max-md:hidden">
      {hints.map(({ keys, word }) => (
        <li key={keys} className="inline-flex items-center gap-1.5">
          <Kbd>{keys}</Kbd>
          {word}
        </li>
      ))}
    </ul>
  );
}
