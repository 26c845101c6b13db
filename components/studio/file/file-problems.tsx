import { useTranslations } from "next-intl";
import { FormAlert } from "@/components/ui/form-alert";

type Props = { message: string; problems: readonly { path: string; message: string }[] };

/** Why a file was not taken: what is wrong with it, and each place. */
export function FileProblems({ message, problems }: Props) {
  const t = useTranslations("flows.file");
  return (
    <FormAlert>
      <p>{message}</p>
      {problems.length > 0 && (
        <ul className="mt-1 flex max-h-48 list-disc flex-col gap-1 overflow-y-auto ps-4">
          {problems.map((problem) => (
            <li key={`${problem.path} ${problem.message}`} className="wrap-anywhere">
              {t("place", { place: problem.path, message: problem.message })}
            </li>
          ))}
        </ul>
      )}
    </FormAlert>
  );
}
