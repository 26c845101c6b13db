import { Kbd } from "@heroui/react/kbd";
import { useTranslations } from "next-intl";
import { useModifierKey } from "@/components/shell/keys/use-modifier-key";
import type { OwnTask } from "@/lib/tickets/schema";
import { primaryOf } from "./primary-of";

type Props = { own: OwnTask };

/** The keys that do something here; the others are in the list of all keys. */
export function KeyHints({ own: { buttons, loan } }: Props) {
  const t = useTranslations("tasks");
  const modifier = useModifierKey();
  const primary = primaryOf(buttons);
  const approve = buttons.find(({ intent }) => intent === "approve") ?? primary;
  const reject = buttons.find(({ intent }) => intent === "reject");
  const hints = [
    ...(loan === null ? [] : [{ keys: "A", word: t("giveBack.open", { name: loan.person.name }) }]),
    ...(approve === undefined ? [] : [{ keys: "A", word: approve.name }]),
    ...(reject === undefined ? [] : [{ keys: "R", word: reject.name }]),
    { keys: "C", word: t("comment") },
    ...(primary === undefined && loan === null ? [] : [{ keys: `${modifier} Enter`, word: t("send") }]),
    { keys: "?", word: t("allKeys") },
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
