import { ListBox } from "@heroui/react/list-box";
import { Select } from "@heroui/react/select";
import { useTranslations } from "next-intl";
import type { MailChoice } from "@/lib/notices/preferences/choice";

type Props = { label: string; value: MailChoice; hasDigest: boolean; onPick: (choice: MailChoice) => void };

/** When a kind of notice is mailed. Without a digest there is no waiting for it. */
export function MailPick({ label, value, hasDigest, onPick }: Props) {
  const t = useTranslations("preferences.mails");
  const shown = shownChoice(value, hasDigest);
  const choices = hasDigest ? (["digest", "at_once", "off"] as const) : (["at_once", "off"] as const);
  return (
    <Select
      fullWidth
      aria-label={label}
      value={shown}
      onChange={(key) => {
        const picked = choices.find((choice) => choice === key);
        if (picked !== undefined) onPick(picked);
      }}
    >
      <Select.Trigger className="text-list">
        <Select.Value />
        <Select.Indicator />
      </Select.Trigger>
      <Select.Popover>
        <ListBox>
          {choices.map((choice) => (
            <ListBox.Item key={choice} id={choice} textValue={t(choice)}>
              {t(choice)}
              <ListBox.ItemIndicator />
            </ListBox.Item>
          ))}
        </ListBox>
      </Select.Popover>
    </Select>
  );
}

function shownChoice(value: MailChoice, hasDigest: boolean): "digest" | "at_once" | "off" {
  if (value === "off" || value === "at_once") return value;
  return hasDigest ? "digest" : "at_once";
}
