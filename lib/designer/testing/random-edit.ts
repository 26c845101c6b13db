import fc from "fast-check";
import { type FlowDefinition, FlowNode, type FlowTransition } from "@/lib/flows/definition";
import { FormField } from "@/lib/forms/form-definition";
import { freeKey } from "../adding/free-key";
import { newNode, PALETTE } from "../adding/new-node";
import { newTransition, type TransitionWords } from "../adding/new-transition";
import type { Edit, EditType } from "../edits/edit";

export type Step = { type: EditType; which: number; target: number; many: number; text: string };

const TYPES: readonly EditType[] = [
  "AddNode",
  "InsertNode",
  "UpdateNode",
  "ReplaceNode",
  "MoveNodes",
  "Connect",
  "UpdateTransition",
  "RemoveElements",
  "Paste",
  "AddField",
  "UpdateField",
  "RenameField",
  "RenameColumn",
  "ArrangeFields",
  "RemoveFields",
  "SetAccess",
  "UpdateSettings",
  "Replace",
];

/** Half of the edits grow the flow, so that a sequence of them does not end with an empty one. */
const GROWING: readonly EditType[] = ["AddNode", "InsertNode", "Connect", "Paste", "AddField"];

export const randomStep: fc.Arbitrary<Step> = fc.record({
  type: fc.oneof({ weight: 2, arbitrary: fc.constantFrom(...TYPES) }, fc.constantFrom(...GROWING)),
  which: fc.nat(40),
  target: fc.nat(40),
  many: fc.integer({ min: 1, max: 3 }),
  text: fc.string({ minLength: 1, maxLength: 12, unit: "grapheme" }),
});

/** A sequence in which every kind of edit comes at least once. */
export const randomSteps: fc.Arbitrary<Step[]> = fc
  .tuple(
    ...TYPES.map((type) => randomStep.map((step) => ({ ...step, type }))),
    fc.array(randomStep, { minLength: 75, maxLength: 90 }),
  )
  .chain((parts) => {
    const steps = parts.flat();
    return fc.shuffledSubarray(steps, { minLength: steps.length });
  });

const WORDS: TransitionWords = {
  submit: "Submit",
  approve: "Approve",
  reject: "Reject",
  next: "Next",
  branch: "Branch",
  otherwise: "Otherwise",
};

const keysOf = (entries: readonly { key: string }[]) => entries.map(({ key }) => key);

/** The edit that a step is on this definition; of what is not there when there is nothing it could be done to. */
export function editOf(definition: FlowDefinition, step: Step): Edit {
  const makers: { [Type in EditType]: (definition: FlowDefinition, step: Step) => Edit } = {
    AddNode: addNode,
    InsertNode: insertNode,
    UpdateNode: (_, { text }) => ({ type: "UpdateNode", key: node, patch: { name: text, tag: { note: text } } }),
    ReplaceNode: (_, { text }) => ({ type: "ReplaceNode", key: node, node: freshNode(definition, step, text) }),
    MoveNodes: (_, { many, target }) => ({
      type: "MoveNodes",
      positions: Object.fromEntries(
        some(keysOf(definition.nodes), step).map((key) => [key, { x: many * 8, y: target }]),
      ),
    }),
    Connect: () => ({ type: "Connect", transition: freshTransition(definition, node, target) }),
    UpdateTransition: (_, { text, which }) => ({
      type: "UpdateTransition",
      key: transition,
      patch:
        which % 2 === 0
          ? { name: text }
          : { to: target, timer: { afterSeconds: 60, calendarId: null, resetOn: "never" } },
    }),
    RemoveElements: removeElements,
    Paste: paste,
    AddField: (_, { target: index }) => ({ type: "AddField", field: freshField(definition, step), index }),
    UpdateField: (_, { text, many }) => ({
      type: "UpdateField",
      key: field,
      patch: { label: text, width: many * 4, visibleWhen: `has(form.${anyField(definition, step.target)})` },
    }),
    RenameField: (_, { which }) => ({ type: "RenameField", key: field, to: `renamed_${which}` }),
    RenameColumn: (_, { which }) => {
      const table = pick(
        definition.form.fields.filter(({ columns }) => columns.length > 0),
        which,
      );
      const column = pick(keysOf(table?.columns ?? []), step.target) ?? "nothing";
      return { type: "RenameColumn", fieldKey: table?.key ?? field, key: column, to: `column_${which}` };
    },
    ArrangeFields: (_, { many }) => ({
      type: "ArrangeFields",
      keys: rotated(keysOf(definition.form.fields), step.which),
      widths: { [field]: many * 3 },
    }),
    RemoveFields: () => ({ type: "RemoveFields", keys: some(keysOf(definition.form.fields), step).slice(0, 1) }),
    SetAccess: setAccess,
    UpdateSettings: (_, { text }) => ({
      type: "UpdateSettings",
      patch: { titleTemplate: text.includes("{") ? "" : `${text} {{ form.${field} }}`, viewFields: [field] },
    }),
    Replace: () => ({
      type: "Replace",
      definition: { ...definition, transitions: definition.transitions.toReversed() },
    }),
  };
  const node = pick(keysOf(definition.nodes), step.which) ?? "nothing";
  const target = pick(keysOf(definition.nodes), step.target) ?? "nothing";
  const transition = pick(keysOf(definition.transitions), step.which) ?? "nothing";
  const field = anyField(definition, step.which);
  return makers[step.type](definition, step);
}

function addNode(definition: FlowDefinition, step: Step): Edit {
  const node = freshNode(definition, step, step.text);
  const from = pick(keysOf(definition.nodes), step.target);
  if (from === undefined || step.many === 1) return { type: "AddNode", node };
  return { type: "AddNode", node, transition: freshTransition(definition, from, node.key) };
}

function insertNode(definition: FlowDefinition, step: Step): Edit {
  const node = freshNode(definition, step, step.text);
  const on = pick(definition.transitions, step.target);
  const onward = freshTransition(definition, node.key, on?.to ?? node.key);
  return { type: "InsertNode", node, transitionKey: on?.key ?? "nothing", onward };
}

function removeElements(definition: FlowDefinition, step: Step): Edit {
  const nodeKeys = some(keysOf(definition.nodes), step).slice(0, step.many - 1);
  return { type: "RemoveElements", nodeKeys, transitionKeys: some(keysOf(definition.transitions), step).slice(0, 1) };
}

function paste(definition: FlowDefinition, step: Step): Edit {
  const copied = definition.nodes.filter(({ key }) => some(keysOf(definition.nodes), step).includes(key));
  const keys = new Map<string, string>();
  for (const { key } of copied) {
    keys.set(key, freeKey(key.slice(0, 50), new Set([...keysOf(definition.nodes), ...keys.values()])));
  }
  const nodes = copied.map((node): FlowNode => ({ ...node, key: keys.get(node.key) ?? node.key }));
  const taken = new Set(keysOf(definition.transitions));
  const transitions = definition.transitions.flatMap((transition): FlowTransition[] => {
    const [from, to] = [keys.get(transition.from), keys.get(transition.to)];
    if (from === undefined || to === undefined) return [];
    const key = freeKey(transition.key.slice(0, 50), taken);
    taken.add(key);
    return [{ ...transition, key, from, to }];
  });
  return { type: "Paste", nodes, transitions };
}

function setAccess(definition: FlowDefinition, step: Step): Edit {
  const nodes = some(keysOf(definition.nodes), step);
  const access = (["read", "edit", "required", null] as const)[step.which % 4] ?? null;
  const fields = [anyField(definition, step.which), anyField(definition, step.target)];
  return {
    type: "SetAccess",
    cells: nodes.flatMap((nodeKey) => fields.map((fieldKey) => ({ nodeKey, fieldKey, access }))),
  };
}

function freshNode(definition: FlowDefinition, { which, target }: Step, name: string): FlowNode {
  const type = pick(PALETTE, which) ?? "task";
  const node = newNode(definition, { type, name, position: { x: which * 8, y: target * 8 } });
  if (node.type !== "task") return node;
  const handled = pick(keysOf(definition.nodes), target);
  return FlowNode.parse({ ...node, who: handled === undefined ? [] : [{ kind: "handler", nodeKey: handled }] });
}

function freshTransition(definition: FlowDefinition, from: string, to: string): FlowTransition {
  const transition = newTransition(definition, { from, to, words: WORDS });
  const field = anyField(definition, definition.transitions.length);
  return { ...transition, condition: `form.${field} == form["${field}"]` };
}

function freshField({ form }: FlowDefinition, { which, text }: Step): FormField {
  const types = ["text", "number", "person", "boolean", "heading"] as const;
  const type = types[which % types.length] ?? "text";
  return FormField.parse({
    key: freeKey("field", new Set(keysOf(form.fields).map((key) => key.replaceAll("_", "-")))).replaceAll("-", "_"),
    type,
    label: text,
  });
}

const anyField = ({ form }: FlowDefinition, index: number) => pick(keysOf(form.fields), index) ?? "nothing";

const pick = <Entry>(entries: readonly Entry[], index: number): Entry | undefined =>
  entries[index % Math.max(1, entries.length)];

const rotated = <Entry>(entries: readonly Entry[], by: number): Entry[] => {
  const place = by % Math.max(1, entries.length);
  return [...entries.slice(place), ...entries.slice(0, place)];
};

const some = <Entry>(entries: readonly Entry[], { which, many }: Step): Entry[] =>
  rotated(entries, which).slice(0, many);
