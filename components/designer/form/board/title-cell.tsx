import { useTranslations } from "next-intl";
import { FieldInput } from "@/components/forms/field-input";
import { fieldsOf } from "@/lib/flows/definition";
import { FormField } from "@/lib/forms/form-definition";
import { useDesigner } from "../../store/use-designer";
import { useFormDesk } from "../form-desk";

type Props = { isStop: boolean; isSelected: boolean };

const nothing = () => undefined;

/** The title, which every ticket has: it stands first wherever people may write it. */
export function TitleCell({ isStop, isSelected }: Props) {
  const t = useTranslations("formDesigner.board");
  const builtIn = useTranslations("forms.builtIn");
  const { select } = useFormDesk();
  const isMade = useDesigner(({ history }) => history.present.settings.titleTemplate !== "");
  const rights = useDesigner(({ history }) => {
    const rights = history.present.nodes.map((node) => fieldsOf(node).title);
    return rights.includes("required") ? "required" : rights.includes("edit") ? "edit" : "read";
  });
  const field = FormField.parse({ key: "line", type: "text", label: builtIn("title") });
  return (
    // biome-ignore lint/a11y/useSemanticElements: fields stand in a grid that a table cannot draw
    <div role="row" tabIndex={-1} className="outline-none">
      {/* biome-ignore lint/a11y/useSemanticElements: fields stand in a grid that a table cannot draw */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the grid around it takes the keys of all its cells */}
      <div
        role="gridcell"
        aria-label={t("title")}
        aria-selected={isSelected}
        tabIndex={isStop ? 0 : -1}
        data-form-cell="title"
        className="cursor-default rounded-md outline-offset-4 hover:outline hover:outline-border focus-visible:outline-2 focus-visible:outline-focus aria-selected:outline-2 aria-selected:outline-accent"
        onClick={() => select(["title"])}
      >
        <div inert>
          {rights === "read" ? (
            <p className="flex items-baseline gap-2 text-list text-muted">
              <span className="font-medium text-foreground">{field.label}</span>
              {t(isMade ? "titleMade" : "titleNotAsked")}
            </p>
          ) : (
            <FieldInput
              field={field}
              type="text"
              value=""
              isRequired={rights === "required"}
              problem={undefined}
              onChange={nothing}
            />
          )}
        </div>
      </div>
    </div>
  );
}
