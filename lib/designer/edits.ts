import type { FlowDefinition } from "@/lib/flows/definition";
import type { Edit, EditType } from "./edits/edit";
import {
  addField,
  arrangeFields,
  removeFields,
  renameColumn,
  renameField,
  setAccess,
  updateField,
} from "./edits/fields";
import { addNode, insertNode, moveNodes, replaceNode, updateNode } from "./edits/nodes";
import { connect, paste, removeElements, updateTransition } from "./edits/transitions";

type Appliers = {
  [Type in EditType]: (definition: FlowDefinition, edit: Extract<Edit, { type: Type }>) => FlowDefinition;
};

const APPLIERS: Appliers = {
  AddNode: addNode,
  InsertNode: insertNode,
  UpdateNode: updateNode,
  ReplaceNode: replaceNode,
  MoveNodes: moveNodes,
  Connect: connect,
  UpdateTransition: updateTransition,
  RemoveElements: removeElements,
  Paste: paste,
  AddField: addField,
  UpdateField: updateField,
  RenameField: renameField,
  RenameColumn: renameColumn,
  ArrangeFields: arrangeFields,
  RemoveFields: removeFields,
  SetAccess: setAccess,
  UpdateSettings: (definition, { patch }) => ({ ...definition, settings: { ...definition.settings, ...patch } }),
  Replace: (_definition, { definition }) => definition,
};

/**
 * A definition after an edit. Never throws: an edit of what is not there changes nothing and answers the same object,
 * and what it does not touch stays the same object, so that views can compare by identity.
 */
export function applyEdit(definition: FlowDefinition, edit: Edit): FlowDefinition {
  const apply = APPLIERS[edit.type] as (definition: FlowDefinition, edit: Edit) => FlowDefinition;
  return apply(definition, edit);
}
