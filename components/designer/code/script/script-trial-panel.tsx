"use client";

import { Button } from "@heroui/react/button";
import { Play } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import type { FlowNode } from "@/lib/flows/definition";
import type { FormDefinition } from "@/lib/forms/form-definition";
import { tryScriptAction } from "@/lib/scripts/actions";
import type { ScriptTrial } from "@/lib/scripts/script-trial";
import { SwitchLine } from "../inputs/switch-line";
import { GivenValues } from "../trial/given-values";
import { PlainText } from "../trial/plain-text";
import { TrialPanel } from "../trial/trial-panel";
import { useNodeSample } from "../trial/use-node-sample";
import { useTrial } from "../trial/use-trial";

type ScriptNode = Extract<FlowNode, { type: "script" }>;

type Props = {
  flowId: number;
  node: ScriptNode;
  form: FormDefinition;
  onTried: (trial: ScriptTrial) => void;
};

/** Runs a script on the server with made-up values, and shows what it printed and would fill in. */
export function ScriptTrialPanel({ flowId, node, form, onTried }: Props) {
  const t = useTranslations("conditions.trial");
  const [mayCall, setMayCall] = useState(false);
  const sample = useNodeSample(form, node.fields);
  const { isUnderWay, outcome, failure, start } = useTrial(async (input: Parameters<typeof tryScriptAction>[0]) => {
    const answer = await tryScriptAction(input);
    if (answer.ok) onTried(answer.data);
    return answer;
  });
  return (
    <TrialPanel
      failure={failure}
      sample={sample}
      actions={
        <>
          <Button
            isPending={isUnderWay}
            size="sm"
            variant="outline"
            onPress={() => void start({ flowId, node, mayCall, ...sample.sent() })}
          >
            <Play aria-hidden="true" className="size-4" />
            {t("run")}
          </Button>
          <SwitchLine label={t("mayCall")} isOn={mayCall} onChange={setMayCall} />
        </>
      }
    >
      {outcome !== null && <Outcome form={form} trial={outcome} />}
    </TrialPanel>
  );
}

function Outcome({ form, trial }: { form: FormDefinition; trial: ScriptTrial }) {
  const t = useTranslations("conditions.trial");
  const scripts = useTranslations("scripts");
  const format = useFormatter();
  const { output, durationMs, calls } = trial;
  return (
    <>
      <p className={`font-medium ${trial.ok ? "" : "text-danger-text"}`}>
        {trial.ok
          ? t("ran", { seconds: format.number(durationMs / 1000, { maximumFractionDigits: 2 }) })
          : failureOf(trial, scripts)}
      </p>
      {trial.ok && <GivenValues form={form} foreign={trial.foreign} problems={trial.problems} values={trial.result} />}
      {output === "" ? (
        <p className="text-muted">{scripts("noOutput")}</p>
      ) : (
        <PlainText label={scripts("output")} text={output} />
      )}
      {calls.length > 0 && (
        <ul className="flex min-w-0 flex-col gap-1 text-xs">
          {calls.map(({ method, url, status, why }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: calls may be the same, and never move
            <li key={index} className="wrap-anywhere">
              <code className="font-mono">{`${method} ${url}`}</code>{" "}
              <span className="text-muted">
                {t("called", { why: why === "" ? "answered" : why, status: status ?? 0 })}
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function failureOf(
  { line, reason, detail }: Extract<ScriptTrial, { ok: false }>,
  t: ReturnType<typeof useTranslations<"scripts">>,
): string {
  const said = t(`reasons.${reason}`, { detail });
  return line === null ? said : t("atLine", { line, reason: said });
}
