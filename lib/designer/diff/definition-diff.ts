import { type FlowDefinition, fieldsOf } from "@/lib/flows/definition";
import { hideSecrets } from "@/lib/flows/secrets/hidden-secrets";
import type { FieldAccess } from "@/lib/forms/form-definition";
import type { Change } from "../picture/picture";
import { diffElements, type ElementDiff, isReordered, type Side } from "./element-diff";
import { isEqual, type PropertyChange, propertyChanges } from "./property-change";

type Access = FieldAccess[string];

/** Another right to a field at a node; null is hidden. */
export type AccessChange = { nodeKey: string; fieldKey: string; before: Access | null; after: Access | null };

export type DefinitionDiff = {
  nodes: readonly ElementDiff[];
  transitions: readonly ElementDiff[];
  fields: readonly ElementDiff[];
  /** Of nodes that are on both sides. */
  access: readonly AccessChange[];
  settings: readonly PropertyChange[];
  /** Nodes that only stand somewhere else on the canvas. */
  moved: readonly string[];
  /** Lists in which what is on both sides stands in another order. */
  reordered: readonly ("nodes" | "transitions" | "fields")[];
};

/** What differs between two states of a flow. Of secrets it says at most that they are others. */
export function diffDefinitions(before: FlowDefinition, after: FlowDefinition): DefinitionDiff {
  const [former, present] = [withShown(before), withShown(after)];
  const nodes = diffElements(nodesOf(former), nodesOf(present));
  return {
    nodes,
    transitions: diffElements(transitionsOf(former), transitionsOf(present)),
    fields: diffElements(formOf(former), formOf(present)),
    access: accessChanges(before, after),
    settings: propertyChanges(
      { value: before.settings, shown: before.settings },
      { value: after.settings, shown: after.settings },
    ),
    moved: movedNodes(before, after),
    reordered: (["nodes", "transitions", "fields"] as const).filter((list) =>
      isReordered(listOf(before, list), listOf(after, list)),
    ),
  };
}

/** Whether somebody would find nothing that is different. */
export function isSame(diff: DefinitionDiff): boolean {
  return Object.values(diff).every((changes) => changes.length === 0);
}

/** How many differences there are to read, by what became of elements. */
export function countChanges({ nodes, transitions, fields, access, settings }: DefinitionDiff): Record<Change, number> {
  const count = (change: Change) =>
    [...nodes, ...transitions, ...fields].filter((element) => element.change === change).length;
  return {
    added: count("added"),
    removed: count("removed"),
    changed: count("changed") + access.length + settings.length,
  };
}

type WithShown = { raw: FlowDefinition; shown: FlowDefinition };

const withShown = (raw: FlowDefinition): WithShown => ({ raw, shown: hideSecrets(raw) });

const nodesOf = ({ raw, shown }: WithShown): Side<FlowDefinition["nodes"][number]> => ({
  entries: raw.nodes,
  shown: shown.nodes,
  nameOf: ({ name }) => name,
  without: ["position", "fields"],
});

const transitionsOf = ({ raw, shown }: WithShown): Side<FlowDefinition["transitions"][number]> => ({
  entries: raw.transitions,
  shown: shown.transitions,
  nameOf: ({ name }) => name,
  without: [],
});

const formOf = ({ raw, shown }: WithShown): Side<FlowDefinition["form"]["fields"][number]> => ({
  entries: raw.form.fields,
  shown: shown.form.fields,
  nameOf: ({ label }) => label,
  without: [],
});

const listOf = ({ nodes, transitions, form }: FlowDefinition, list: "nodes" | "transitions" | "fields") =>
  ({ nodes, transitions, fields: form.fields })[list];

const byKey = ({ nodes }: FlowDefinition) => new Map(nodes.map((node) => [node.key, node]));

function movedNodes(before: FlowDefinition, after: FlowDefinition): string[] {
  const former = byKey(before);
  return [...byKey(after).values()].flatMap(({ key, position }) => {
    const earlier = former.get(key);
    return earlier === undefined || isEqual(earlier.position, position) ? [] : [key];
  });
}

function accessChanges(before: FlowDefinition, after: FlowDefinition): AccessChange[] {
  const former = byKey(before);
  return [...byKey(after).values()].flatMap((node) => {
    const earlier = former.get(node.key);
    if (earlier === undefined) return [];
    const [was, is] = [fieldsOf(earlier), fieldsOf(node)];
    return [...new Set([...Object.keys(was), ...Object.keys(is)])].flatMap((fieldKey): AccessChange[] => {
      const [old, now] = [accessAt(was, fieldKey), accessAt(is, fieldKey)];
      return old === now ? [] : [{ nodeKey: node.key, fieldKey, before: old, after: now }];
    });
  });
}

const accessAt = (fields: FieldAccess, key: string): Access | null =>
  (Object.hasOwn(fields, key) ? fields[key] : undefined) ?? null;
