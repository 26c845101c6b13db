"use client";

import type { FlowNode } from "@/lib/flows/definition";
import type { FormDefinition } from "@/lib/forms/form-definition";
import { CallTrialPanel } from "./hook/call-trial-panel";
import { HookAnswerPart } from "./hook/hook-answer";
import { HookExtraPart } from "./hook/hook-extra";
import { HookRequestPart } from "./hook/hook-request";
import { HookSecretPart } from "./hook/hook-secret";

type HookNode = Extract<FlowNode, { type: "hook" }>;

export type HookEditorProps = {
  flowId: number;
  node: HookNode;
  form: FormDefinition;
  onChange: (patch: { hook: HookNode["hook"] }) => void;
};

/** What a hook node calls, and what it makes of the answer, with a place to try it. */
export function HookEditor({ flowId, node, form, onChange }: HookEditorProps) {
  const change = (patch: Partial<HookNode["hook"]>) => onChange({ hook: { ...node.hook, ...patch } });
  const part = { node, form, change };
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <HookRequestPart {...part} />
      <HookExtraPart {...part} />
      <HookSecretPart {...part} />
      <HookAnswerPart {...part} />
      <CallTrialPanel flowId={flowId} node={node} form={form} />
    </div>
  );
}
