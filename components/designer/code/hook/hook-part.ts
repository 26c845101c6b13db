import type { FlowNode } from "@/lib/flows/definition";
import type { FormDefinition } from "@/lib/forms/form-definition";

export type HookNode = Extract<FlowNode, { type: "hook" }>;

/** What a part of the hook's editor is given. */
export type HookPart = {
  node: HookNode;
  form: FormDefinition;
  change: (patch: Partial<HookNode["hook"]>) => void;
};
