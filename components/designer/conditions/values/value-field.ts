import { arityOf, type Operator } from "@/lib/flows/conditions/tree/operators";
import { kindOf, type Subject } from "@/lib/flows/conditions/tree/subject";
import { type BranchChoice, type FormDefinition, FormField } from "@/lib/forms/form-definition";

type Option = { key: string; label: string };

export type ValueWords = { label: string; yes: string; no: string; optionKey: string; pattern: string };

type Asked = {
  form: FormDefinition;
  subject: Subject;
  operator: Operator;
  roles: readonly { id: number; name: string }[];
};

/** The field that takes the value of a row: the inputs of forms then know what to show. */
export function valueField({ form, subject, operator, roles }: Asked, words: ValueWords): FormField {
  const make = (type: FormField["type"], more: Partial<FormField> = {}) =>
    FormField.parse({ key: "value", label: words.label, type, ...more });
  const field = "key" in subject ? form.fields.find(({ key }) => key === subject.key) : undefined;
  const several = arityOf(operator) === "list";
  switch (kindOf(form, subject)) {
    case "number":
    case "integer":
      return make("number", subject.of === "field" ? { unit: field?.unit ?? "" } : {});
    case "boolean":
      return make("select", {
        choices: [
          { key: "true", label: field?.trueLabel || words.yes },
          { key: "false", label: field?.falseLabel || words.no },
        ],
      });
    case "date":
      return make("date");
    case "time":
      return make("time");
    case "moment":
      return make("date-time");
    case "choice":
      return make(several ? "multi-select" : "select", { choices: optionsOf(form, subject) });
    case "choices":
      return make("multi-select", { choices: optionsOf(form, subject) });
    case "cascade":
      return operator === "exactly" || operator === "not-exactly"
        ? make("cascade", { tree: field?.tree ?? [], mayStopEarly: true })
        : make("multi-select", { choices: optionsOf(form, subject) });
    case "person":
    case "people":
      return make(several ? "people" : "person");
    case "department":
    case "departments":
      return make("department");
    case "roles":
      return make("multi-select", { choices: roles.map(({ id, name }) => ({ key: String(id), label: name })) });
    case "key":
      return make("text", { placeholder: words.optionKey });
    default:
      return make("text", { placeholder: operator === "matches" ? words.pattern : "" });
  }
}

/** What can be chosen of a subject: of a cascade everything that stands anywhere in it, of a level what stands there. */
export function optionsOf(form: FormDefinition, subject: Subject): Option[] {
  const field = "key" in subject ? form.fields.find(({ key }) => key === subject.key) : undefined;
  if (field === undefined) return [];
  const options =
    field.type === "cascade"
      ? branches(field.tree, 0).filter(({ depth }) => subject.of !== "level" || depth === subject.level)
      : field.choices;
  const known = new Map(options.map(({ key, label }) => [key, { key, label: label || key }]));
  return [...known.values()];
}

function branches(tree: readonly BranchChoice[], depth: number): (Option & { depth: number })[] {
  return tree.flatMap(({ key, label, children }) => [{ key, label, depth }, ...branches(children, depth + 1)]);
}
