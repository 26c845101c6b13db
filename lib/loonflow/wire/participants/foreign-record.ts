import type { FlowNode } from "@/lib/flows/definition";

type ForeignNode = Extract<FlowNode, { type: "foreign" }>;

/** What the system a node came from said of it. */
export function foreignNumber(node: ForeignNode, key: string, fallback: number): number {
  const value = Object.hasOwn(node.original, key) ? node.original[key] : undefined;
  return typeof value === "number" ? value : fallback;
}

export function foreignText(node: ForeignNode, key: string): string {
  const value = Object.hasOwn(node.original, key) ? node.original[key] : undefined;
  return typeof value === "string" ? value : "";
}
