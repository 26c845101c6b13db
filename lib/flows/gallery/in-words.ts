import type { BranchChoice, FormField, TableColumn } from "@/lib/forms/form-definition";
import type { FlowDefinition } from "../definition";

type Say = (text: string) => string;

/** A definition with everything that people read of it said in other words; what machines read stays as it is. */
export function inWords(definition: FlowDefinition, say: Say): FlowDefinition {
  return {
    ...definition,
    nodes: definition.nodes.map((node) => ({ ...node, name: say(node.name) })),
    transitions: definition.transitions.map((transition) => ({
      ...transition,
      name: say(transition.name),
      confirmText: say(transition.confirmText),
    })),
    form: {
      ...definition.form,
      fields: definition.form.fields.map((field) => ({
        ...fieldInWords(field, say),
        columns: field.columns.map((column) => fieldInWords(column, say)),
        tree: field.tree.map((branch) => branchInWords(branch, say)),
      })),
    },
  };
}

function fieldInWords<Field extends FormField | TableColumn>(field: Field, say: Say): Field {
  return {
    ...field,
    label: say(field.label),
    help: say(field.help),
    placeholder: say(field.placeholder),
    patternMessage: say(field.patternMessage),
    unit: say(field.unit),
    trueLabel: say(field.trueLabel),
    falseLabel: say(field.falseLabel),
    choices: field.choices.map((choice) => ({ ...choice, label: say(choice.label) })),
  };
}

function branchInWords({ label, children, ...branch }: BranchChoice, say: Say): BranchChoice {
  return { ...branch, label: say(label), children: children.map((child) => branchInWords(child, say)) };
}
