import { Checkbox } from "@heroui/react/checkbox";
import { useTranslations } from "next-intl";
import type { PreferencesPage } from "@/lib/notices/preferences/schema";
import { MailPick } from "./mail-pick";

type Choice = PreferencesPage["choices"][number];

type Props = { choices: readonly Choice[]; hasDigest: boolean; onChange: (choices: Choice[]) => void };

/** For each kind of notice: whether the inbox shows it, and how it is mailed. */
export function ChoiceTable({ choices, hasDigest, onChange }: Props) {
  const t = useTranslations("preferences");
  const change = (changed: Choice) =>
    onChange(choices.map((choice) => (choice.concern === changed.concern ? changed : choice)));
  return (
    <section aria-labelledby="what-and-how">
      <h2 id="what-and-how" className="mb-2 text-sm font-semibold">
        {t("what")}
      </h2>
      <table className="w-full border-collapse text-list max-md:block">
        <thead className="max-md:sr-only">
          <tr className="border-b border-separator text-start text-muted">
            <th scope="col" className="py-1.5 pe-4 text-start font-normal">
              {t("kind")}
            </th>
            <th scope="col" className="w-32 py-1.5 pe-4 text-start font-normal">
              {t("inbox")}
            </th>
            <th scope="col" className="w-44 py-1.5 text-start font-normal">
              {t("mail")}
            </th>
          </tr>
        </thead>
        <tbody className="max-md:block">
          {choices.map((choice) => (
            <ChoiceRow key={choice.concern} choice={choice} hasDigest={hasDigest} onChange={change} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

type RowProps = { choice: Choice; hasDigest: boolean; onChange: (choice: Choice) => void };

function ChoiceRow({ choice, hasDigest, onChange }: RowProps) {
  const t = useTranslations("preferences");
  const { concern, inApp, staysInApp, mail } = choice;
  const name = t(`concerns.${concern}.name`);
  return (
    <tr className="border-b border-separator align-middle max-md:grid max-md:grid-cols-2 max-md:items-center max-md:gap-x-4 max-md:py-2.5">
      <th scope="row" className="py-2 pe-4 text-start font-medium max-md:col-span-2 max-md:py-0">
        {name}
        <span className="block text-xs font-normal text-muted">{t(`concerns.${concern}.hint`)}</span>
      </th>
      <td className="py-2 pe-4 max-md:py-1.5">
        {staysInApp ? (
          <span className="text-muted">{t("always")}</span>
        ) : (
          <Checkbox
            aria-label={t("inboxOf", { name })}
            isSelected={inApp}
            onChange={(isShown) => onChange({ ...choice, inApp: isShown })}
          >
            <Checkbox.Content>
              <Checkbox.Control>
                <Checkbox.Indicator />
              </Checkbox.Control>
              <span className="text-list">{t("shown")}</span>
            </Checkbox.Content>
          </Checkbox>
        )}
      </td>
      <td className="py-1.5">
        <MailPick
          label={t("mailOf", { name })}
          value={mail}
          hasDigest={hasDigest}
          onPick={(picked) => onChange({ ...choice, mail: picked })}
        />
      </td>
    </tr>
  );
}
