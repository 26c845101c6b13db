import { type FlowDefinition, FlowNode, type NodeType } from "@/lib/flows/definition";
import type { FieldAccess } from "@/lib/forms/form-definition";
import { freeKey } from "./free-key";

/** What a designer can put on the canvas, in the order of the palette. */
export const PALETTE = [
  "start",
  "task",
  "exclusive",
  "parallel",
  "inclusive",
  "wait",
  "hook",
  "script",
  "child",
  "copy",
  "end",
] as const satisfies readonly NodeType[];

export type PaletteType = (typeof PALETTE)[number];

/** What a kind needs besides its name to be a node at all; the rest are the defaults of the definition. */
const ESSENTIALS: { [Type in PaletteType]?: object } = {
  wait: { wait: { kind: "duration", seconds: 86_400 } },
  hook: { hook: { url: "" } },
  script: { script: {} },
  child: { children: { kind: "attached" } },
  task: { who: [{ kind: "leader" }] },
};

type Wanted = { type: PaletteType; name: string; position: { x: number; y: number } };

/**
 * A node of a kind, with a key that is free. Tasks and ends begin with everything to read, the start with everything
 * to fill in, since an empty form helps nobody.
 */
export function newNode(definition: FlowDefinition, { type, name, position }: Wanted): FlowNode {
  const key = freeKey(type, new Set(definition.nodes.map((node) => node.key)));
  const order = definition.nodes.reduce((last, node) => Math.max(last, node.order), 0) + 1;
  const fields = firstRights(definition, type);
  return FlowNode.parse({
    type,
    key,
    name,
    order,
    position,
    ...ESSENTIALS[type],
    ...(fields === null ? {} : { fields }),
  });
}

function firstRights({ form }: FlowDefinition, type: PaletteType): FieldAccess | null {
  if (type !== "start" && type !== "task" && type !== "end") return null;
  const access = type === "start" ? "edit" : "read";
  const keys = ["title", ...form.fields.map((field) => field.key)];
  const rights = Object.fromEntries(keys.map((key) => [key, access] as const));
  return type === "start" ? { ...rights, title: "required" } : rights;
}
