import { useTranslations } from "next-intl";
import type { Edit } from "@/lib/designer/edits/edit";
import { type AccessRow, accessRows, type Right, rightFor } from "@/lib/designer/form/access-rows";
import type { FormField } from "@/lib/forms/form-definition";
import { useDefinition, useEdit } from "../../../store/use-designer";
import { AccessChoice } from "./access-choice";

type Props = { fields: readonly FormField[] | "title" };

/** Who sees some fields where; one choice at the top sets it for every place where people are asked. */
export function FieldAccessList({ fields }: Props) {
  const t = useTranslations("formDesigner.access");
  const definition = useDefinition();
  const edit = useEdit();
  const rows = accessRows(definition, fields);
  const people = rows.filter(({ kind }) => kind === "people");
  const rights = people.map(({ right }) => right);
  const all = rights.every((right) => right === rights[0]) ? (rights[0] ?? null) : "mixed";
  const chosen = fields === "title" ? (["title"] as const) : fields;

  const setAt = (targets: readonly AccessRow[], right: Right) => {
    const cells = targets.flatMap(({ nodeKey, choices }) =>
      nodeKey === null
        ? []
        : chosen.map((field) => {
            const fitting = choices.includes(right) ? right : "read";
            const fieldKey = field === "title" ? "title" : field.key;
            return { nodeKey, fieldKey, access: rightFor(field, fitting) };
          }),
    );
    edit({ type: "SetAccess", cells });
  };
  const setForViewers = (right: Right) => edit(viewersEdit(definition.settings.viewFields, keysOf(chosen), right));
  return (
    <ul className="flex flex-col">
      {people.length > 1 && (
        <AccessChoice
          name={t("everywhere")}
          right={all}
          choices={people.reduce<readonly Right[]>(
            (most, { choices }) => (choices.length > most.length ? choices : most),
            [],
          )}
          onChoose={(right) => setAt(people, right)}
        />
      )}
      {rows.map((row) => (
        <AccessChoice
          key={row.nodeKey ?? " viewers"}
          name={row.kind === "viewers" ? t("viewers") : row.name}
          note={row.kind === "fill" ? t("filledFrom") : ""}
          right={row.right}
          choices={row.choices}
          onChoose={(right) => (row.kind === "viewers" ? setForViewers(right) : setAt([row], right))}
        />
      ))}
    </ul>
  );
}

const keysOf = (fields: readonly (FormField | "title")[]) =>
  fields.map((field) => (field === "title" ? field : field.key));

function viewersEdit(viewFields: readonly string[], keys: readonly string[], right: Right): Edit {
  const others = viewFields.filter((key) => !keys.includes(key));
  return { type: "UpdateSettings", patch: { viewFields: right === null ? others : [...others, ...keys] } };
}
