"use client";

import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { Pick } from "@/components/forms/inputs/pick";
import type { FlowNode } from "@/lib/flows/definition";
import type { FormDefinition } from "@/lib/forms/form-definition";
import type { ScriptTrial } from "@/lib/scripts/script-trial";
import { CodeEditor } from "./code-editor";
import { SwitchLine } from "./inputs/switch-line";
import { WholeNumber } from "./inputs/whole-number";
import { ScriptFacts } from "./script/script-facts";
import { scriptCompletion } from "./script/script-suggestions";
import { ScriptTrialPanel } from "./script/script-trial-panel";
import { useFaultAtLine } from "./script/use-fault-at-line";

type ScriptNode = Extract<FlowNode, { type: "script" }>;

export type ScriptEditorProps = {
  flowId: number;
  node: ScriptNode;
  form: FormDefinition;
  onChange: (patch: { script: ScriptNode["script"] }) => void;
};

const LANGUAGES = [
  { id: "javascript", name: "JavaScript" },
  { id: "python", name: "Python" },
] as const;

/** What a script node runs, with a place to run it without any effect. */
export function ScriptEditor({ flowId, node, form, onChange }: ScriptEditorProps) {
  const t = useTranslations("conditions.script");
  const { script, fields } = node;
  const { language, source, timeoutSeconds, isActive } = script;
  const change = (patch: Partial<ScriptNode["script"]>) => onChange({ script: { ...script, ...patch } });
  const complete = useMemo(() => scriptCompletion({ form, access: fields, language }), [form, fields, language]);
  const [tried, setTried] = useState<{ source: string; trial: ScriptTrial } | null>(null);
  const problems = useFaultAtLine(source, tried);
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <Pick
        choices={LANGUAGES}
        label={t("language")}
        value={language}
        onPick={(next) => next !== language && change({ language: next })}
      />
      <CodeEditor
        key={language}
        complete={complete}
        help={t(language === "python" ? "helpPython" : "helpJavascript")}
        label={t("source")}
        language={language}
        lines={{ min: 8, max: 24 }}
        problems={problems}
        value={source}
        onChange={(next) => change({ source: next })}
      />
      <ScriptFacts form={form} access={fields} />
      <WholeNumber
        mayBeEmpty
        help={t("timeoutHelp")}
        label={t("timeout")}
        max={300}
        min={1}
        placeholder={language === "python" ? "30" : "10"}
        problem={t("timeoutProblem")}
        unit={t("seconds")}
        value={timeoutSeconds}
        onChange={(next) => change({ timeoutSeconds: next })}
      />
      <SwitchLine label={t("isActive")} isOn={isActive} onChange={(next) => change({ isActive: next })} />
      <ScriptTrialPanel flowId={flowId} form={form} node={node} onTried={(trial) => setTried({ source, trial })} />
    </div>
  );
}
