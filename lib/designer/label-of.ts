import type { FlowDefinition } from "@/lib/flows/definition";
import type { Edit } from "./edits/edit";
import type { EditLabel } from "./history";

/** What the history calls an edit of this definition. */
export function labelOf(definition: FlowDefinition, edit: Edit): EditLabel {
  return { type: edit.type, name: nameIn(definition, edit) };
}

function nameIn({ nodes, transitions, form }: FlowDefinition, edit: Edit): string {
  const node = (key: string | undefined) => nodes.find((entry) => entry.key === key)?.name ?? "";
  const transition = (key: string | undefined) => transitions.find((entry) => entry.key === key)?.name ?? "";
  const field = (key: string | undefined) => form.fields.find((entry) => entry.key === key)?.label ?? "";
  switch (edit.type) {
    case "AddNode":
    case "InsertNode":
      return edit.node.name;
    case "UpdateNode":
    case "ReplaceNode":
      return node(edit.key);
    case "MoveNodes":
      return onlyOne(Object.keys(edit.positions), node);
    case "Connect":
      return edit.transition.name;
    case "UpdateTransition":
      return transition(edit.key);
    case "RemoveElements":
      return edit.nodeKeys.length > 0 ? onlyOne(edit.nodeKeys, node) : onlyOne(edit.transitionKeys, transition);
    case "Paste":
      return onlyOne(edit.nodes, ({ name }) => name);
    case "AddField":
      return edit.field.label;
    case "UpdateField":
    case "RenameField":
      return field(edit.key);
    case "RenameColumn":
      return field(edit.fieldKey);
    case "RemoveFields":
      return onlyOne(edit.keys, field);
    case "ArrangeFields":
    case "SetAccess":
    case "UpdateSettings":
    case "Replace":
      return "";
  }
}

/** Several have no name between them. */
function onlyOne<Entry>(entries: readonly Entry[], nameOf: (entry: Entry) => string): string {
  const [entry, ...others] = entries;
  return entry === undefined || others.length > 0 ? "" : nameOf(entry);
}
