"use client";

import { useTranslations } from "next-intl";
import type { FlowNode } from "@/lib/flows/definition";
import type { FormDefinition } from "@/lib/forms/form-definition";
import { CodeEditor } from "./code-editor";

type HookNode = Extract<FlowNode, { type: "hook" }>;

export type HookEditorProps = {
  flowId: number;
  node: HookNode;
  form: FormDefinition;
  onChange: (patch: { hook: HookNode["hook"] }) => void;
};

/** What a hook node calls, and what it makes of the answer. */
export function HookEditor({ node: { hook }, onChange }: HookEditorProps) {
  const t = useTranslations("conditions.hook");
  return (
    <CodeEditor
      language="liquid"
      value={hook.body}
      onChange={(body) => onChange({ hook: { ...hook, body } })}
      label={t("body")}
    />
  );
}
