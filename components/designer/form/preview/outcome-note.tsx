import { useTranslations } from "next-intl";
import { FormAlert } from "@/components/ui/form-alert";

type Props = {
  button: string;
  /** Where the ticket would be next. */
  places: readonly { key: string; name: string }[];
  title: string;
  onGo: (nodeKey: string) => void;
};

/** What would have happened, and the way on. */
export function OutcomeNote({ button, places, title, onGo }: Props) {
  const t = useTranslations("formDesigner.preview");
  return (
    <FormAlert tone="success">
      <p>{t("taken", { button })}</p>
      {title !== "" && <p>{t("titled", { title })}</p>}
      {places.map(({ key, name }) => (
        <p key={key}>
          <button
            type="button"
            className="text-link underline underline-offset-2 focus-visible:focus-ring"
            onClick={() => onGo(key)}
          >
            {t("goOn", { node: name })}
          </button>
        </p>
      ))}
    </FormAlert>
  );
}
