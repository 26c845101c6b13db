"use client";

import { useTranslations } from "next-intl";
import type { FlowNode } from "@/lib/flows/definition";
import type { FormDefinition } from "@/lib/forms/form-definition";
import { CodeEditor } from "./code-editor";

type ScriptNode = Extract<FlowNode, { type: "script" }>;

export type ScriptEditorProps = {
  flowId: number;
  node: ScriptNode;
  form: FormDefinition;
  onChange: (patch: { script: ScriptNode["script"] }) => void;
};

/** What a script node runs. */
export function ScriptEditor({ node: { script }, onChange }: ScriptEditorProps) {
  const t = useTranslations("conditions.script");
  return (
    <CodeEditor
      language={script.language}
      value={script.source}
      onChange={(source) => onChange({ script: { ...script, source } })}
      label={t("source")}
    />
  );
}
