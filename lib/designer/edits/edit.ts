import type { FlowDefinition, FlowNode, FlowSettings, FlowTransition } from "@/lib/flows/definition";
import type { FieldAccess, FormField } from "@/lib/forms/form-definition";

export type Position = FlowNode["position"];

/** Properties of one kind of node; its key and its type never change this way. */
export type NodePatch = {
  [Type in FlowNode["type"]]: Partial<Omit<Extract<FlowNode, { type: Type }>, "key" | "type">>;
}[FlowNode["type"]];

export type AccessCell = { nodeKey: string; fieldKey: string; access: FieldAccess[string] | null };

/**
 * What a designer does to a flow. Everything that changes a definition is one of these, so that it has a name, can be
 * undone, and means the same whether it came from the mouse, the keyboard or a dialog.
 */
export type Edit =
  /** `transition` leads to the node, or on from it. */
  | { type: "AddNode"; node: FlowNode; transition?: FlowTransition }
  /** Puts a node on a transition: that one leads to it, `onward` from it to where the transition led. */
  | { type: "InsertNode"; node: FlowNode; transitionKey: string; onward: FlowTransition }
  | { type: "UpdateNode"; key: string; patch: NodePatch }
  /** Makes it a node of another kind; its transitions stay. */
  | { type: "ReplaceNode"; key: string; node: FlowNode }
  | { type: "MoveNodes"; positions: Readonly<Record<string, Position>> }
  | { type: "Connect"; transition: FlowTransition }
  | { type: "UpdateTransition"; key: string; patch: Partial<Omit<FlowTransition, "key">> }
  /** Transitions of nodes that are removed go with them. */
  | { type: "RemoveElements"; nodeKeys: readonly string[]; transitionKeys: readonly string[] }
  | { type: "Paste"; nodes: readonly FlowNode[]; transitions: readonly FlowTransition[] }
  | { type: "AddField"; field: FormField; index: number }
  | { type: "UpdateField"; key: string; patch: Partial<Omit<FormField, "key">> }
  /** Also wherever the flow speaks of the field. */
  | { type: "RenameField"; key: string; to: string }
  /** Also in the conditions that speak of its sum, and in the children that are made of its rows. */
  | { type: "RenameColumn"; fieldKey: string; key: string; to: string }
  /** All fields in their new order, and the widths of those that changed it. */
  | { type: "ArrangeFields"; keys: readonly string[]; widths?: Readonly<Record<string, number>> }
  | { type: "RemoveFields"; keys: readonly string[] }
  /** null hides the field at the node. */
  | { type: "SetAccess"; cells: readonly AccessCell[] }
  | { type: "UpdateSettings"; patch: Partial<FlowSettings> }
  | { type: "Replace"; definition: FlowDefinition };

export type EditType = Edit["type"];
