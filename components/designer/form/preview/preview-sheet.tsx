import { Button } from "@heroui/react/button";
import { useTranslations } from "next-intl";
import type { Changes } from "@/components/forms/state/changes";
import type { UploadFile } from "@/components/forms/state/uploaded-file";
import { useTicketForm } from "@/components/forms/state/use-ticket-form";
import { TicketForm } from "@/components/forms/ticket-form";
import type { PreviewForm } from "@/lib/designer/form/trial/preview";
import { searchDepartmentsAction, searchPeopleAction } from "@/lib/directory/actions";
import type { FlowTransition } from "@/lib/flows/definition";
import { useNames } from "../../store/use-designer";
import { useDraftOptions } from "./use-draft-options";

type Props = {
  shown: PreviewForm;
  isFramed: boolean;
  onHandIn: (transition: FlowTransition, changes: Changes) => void;
};

/** Files are named and go nowhere. */
const keepNothing: UploadFile = async ({ name, size }) => ({ id: name, name, size });

/** The form with the buttons of its node, as on the page of a ticket. */
export function PreviewSheet({ shown, isFramed, onHandIn }: Props) {
  const t = useTranslations("catalog");
  const { fields, values, title, mode, buttons } = shown;
  const names = useNames();
  const loadOptions = useDraftOptions();
  const form = useTicketForm({ fields, values, title, mode, uploadFile: keepNothing });
  const press = (transition: FlowTransition) => {
    const changes = form.collect({ requireFields: transition.requireFields });
    if (changes !== null) onHandIn(transition, changes);
  };
  const primary = buttons.find(({ intent }) => intent === "approve") ?? buttons[0];
  return (
    <div className={`flex flex-col ${isFramed ? "rounded-md border border-border bg-surface" : ""}`}>
      <div className={isFramed ? "p-4" : "pb-5"}>
        {fields.length === 0 ? (
          <p className="text-list text-muted">{t("noFields")}</p>
        ) : (
          <TicketForm
            isTrial
            form={form}
            people={Object.values(names.people)}
            searchPeople={searchPeopleAction}
            departments={Object.values(names.departments)}
            searchDepartments={searchDepartmentsAction}
            loadOptions={loadOptions}
          />
        )}
      </div>
      {mode !== "view" && buttons.length > 0 && (
        <div className={`flex flex-wrap gap-2 border-t border-border py-3 ${isFramed ? "px-4 *:flex-1" : ""}`}>
          {buttons.map((transition) => (
            <Button
              key={transition.key}
              variant={transition === primary ? "primary" : "outline"}
              onPress={() => press(transition)}
            >
              {transition.name}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
