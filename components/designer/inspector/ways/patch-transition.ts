import type { FlowTransition } from "@/lib/flows/definition";

/** Changes a transition; edits with the same `merge` are one step back. */
export type PatchTransition = (patch: Partial<Omit<FlowTransition, "key">>, merge?: string) => void;
