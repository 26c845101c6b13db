import { z } from "zod";
import { type FlowDefinition, FlowNode, FlowTransition } from "@/lib/flows/definition";
import { withoutSecrets } from "@/lib/flows/secrets/hidden-secrets";
import { isBuiltInKey } from "@/lib/forms/form-definition";
import { freeKey } from "./adding/free-key";
import type { Position } from "./places/layout";
import { mayAdd } from "./rules";

/** What is copied is text, so that it can be pasted into another flow, window or installation. */
const Part = z.object({
  skein: z.literal("flow-part"),
  nodes: z.array(FlowNode).max(500),
  transitions: z.array(FlowTransition).max(1000),
});
export type Part = z.output<typeof Part>;

/** Longer texts are no part of a flow. */
const MAX_LENGTH = 2_000_000;

/** The nodes and what runs between them, as text. Secrets stay where they are. */
export function copied(definition: FlowDefinition, nodeKeys: readonly string[]): string {
  const keys = new Set(nodeKeys);
  const { nodes, transitions } = withoutSecrets(definition);
  const part: Part = {
    skein: "flow-part",
    nodes: nodes.filter(({ key }) => keys.has(key)),
    transitions: transitions.filter(({ from, to }) => keys.has(from) && keys.has(to)),
  };
  return JSON.stringify(part);
}

/** What a text holds of a flow; null when it is something else. */
export function readPart(text: string): Part | null {
  if (text.length > MAX_LENGTH || !text.includes('"flow-part"')) return null;
  try {
    return Part.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/**
 * A part as it fits into a flow: with keys that are free, without a second start, without rights to fields that the flow
 * does not have, and without secrets.
 *
 * @param at where its first corner comes to stand.
 */
export function fitted(definition: FlowDefinition, part: Part, at: Position): Pick<Part, "nodes" | "transitions"> {
  const { nodes: coming } = withoutSecrets({ ...definition, nodes: part.nodes });
  const nodes = coming.filter(({ type }) => mayAdd(definition, type) === null);
  const keys = renamed(definition.nodes, nodes);
  const corner = {
    x: Math.min(...nodes.map(({ position }) => position.x)),
    y: Math.min(...nodes.map(({ position }) => position.y)),
  };
  const between = part.transitions.filter(({ from, to }) => keys.has(from) && keys.has(to));
  const lineKeys = renamed(definition.transitions, between);
  return {
    nodes: nodes.map((node) => ({
      ...withKnownFields(definition, withOwnNodes(node, keys)),
      key: keys.get(node.key) ?? node.key,
      position: { x: node.position.x - corner.x + at.x, y: node.position.y - corner.y + at.y },
    })),
    transitions: between.map((line) => ({
      ...line,
      key: lineKeys.get(line.key) ?? line.key,
      from: keys.get(line.from) ?? line.from,
      to: keys.get(line.to) ?? line.to,
    })),
  };
}

function renamed(there: readonly { key: string }[], coming: readonly { key: string }[]): ReadonlyMap<string, string> {
  const taken = new Set(there.map(({ key }) => key));
  const names = new Map<string, string>();
  for (const { key } of coming) {
    const free = freeKey(key.slice(0, 56), taken);
    taken.add(free);
    names.set(key, free);
  }
  return names;
}

/** Who handled a node that comes along is meant of the copy. */
function withOwnNodes(node: FlowNode, keys: ReadonlyMap<string, string>): FlowNode {
  if (node.type !== "task" && node.type !== "copy") return node;
  const who = node.who.map((rule) =>
    rule.kind === "handler" ? { ...rule, nodeKey: keys.get(rule.nodeKey) ?? rule.nodeKey } : rule,
  );
  return { ...node, who };
}

function withKnownFields({ form }: FlowDefinition, node: FlowNode): FlowNode {
  if (!("fields" in node)) return node;
  const known = new Set(form.fields.map(({ key }) => key));
  const fields = Object.entries(node.fields).filter(([key]) => known.has(key) || isBuiltInKey(key));
  return { ...node, fields: Object.fromEntries(fields) };
}
