"use client";

import { Button } from "@heroui/react/button";
import { Eye, Send } from "lucide-react";
import { useTranslations } from "next-intl";
import { useCallReason } from "@/components/calls/use-call-reason";
import { tryCallAction } from "@/lib/calls/actions";
import type { CallTrial } from "@/lib/calls/trial/call-trial";
import type { FormDefinition } from "@/lib/forms/form-definition";
import { GivenValues } from "../trial/given-values";
import { PlainText } from "../trial/plain-text";
import { TrialPanel } from "../trial/trial-panel";
import { useNodeSample } from "../trial/use-node-sample";
import { useTrial } from "../trial/use-trial";
import type { HookNode } from "./hook-part";

type Props = { flowId: number; node: HookNode; form: FormDefinition };

/** Makes a hook's request with made-up values, shows it, and sends it once when that is asked for. */
export function CallTrialPanel({ flowId, node, form }: Props) {
  const t = useTranslations("conditions.trial");
  const sample = useNodeSample(form, node.fields, node.hook.signature === "loonflow");
  const { isUnderWay, outcome, failure, start } = useTrial(tryCallAction);
  const go = (isSent: boolean) => void start({ flowId, node, isSent, ...sample.sent() });
  return (
    <TrialPanel
      failure={failure}
      sample={sample}
      actions={
        <>
          <Button isDisabled={isUnderWay} size="sm" variant="outline" onPress={() => go(false)}>
            <Eye aria-hidden="true" className="size-4" />
            {t("preview")}
          </Button>
          <Button isPending={isUnderWay} size="sm" variant="outline" onPress={() => go(true)}>
            <Send aria-hidden="true" className="size-4" />
            {t("send")}
          </Button>
        </>
      }
    >
      {outcome !== null && <Outcome form={form} trial={outcome} />}
    </TrialPanel>
  );
}

function Outcome({ form, trial }: { form: FormDefinition; trial: CallTrial }) {
  const t = useTranslations("conditions.trial");
  const sayReason = useCallReason();
  const { request, outcome, reason, detail, answer } = trial;
  const isGood = outcome !== "failed" && outcome !== "again";
  return (
    <>
      <p className={`font-medium ${isGood ? "" : "text-danger-text"}`}>
        {reason === "" ? t(`outcomes.${outcome}`) : t("because", { what: outcome, reason: sayReason(reason, detail) })}
      </p>
      {detail !== "" && reason !== "bad_status" && <p className="text-xs text-muted wrap-anywhere">{detail}</p>}
      {answer?.status != null && (
        <p className="tabular-nums">{t("answered", { status: answer.status, ms: answer.durationMs })}</p>
      )}
      {outcome === "done" && answer !== null && (
        <GivenValues form={form} foreign={answer.foreign} problems={answer.problems} values={answer.values} />
      )}
      {answer !== null && answer.body !== "" && <PlainText label={t("answerBody")} text={answer.body} />}
      {answer !== null && answer.headers.length > 0 && (
        <PlainText label={t("answerHeaders")} text={linesOf(answer.headers)} />
      )}
      {request !== null && (
        <>
          <PlainText
            label={t("request")}
            text={`${request.method} ${request.url}\n${linesOf(request.headers)}`.trimEnd()}
          />
          {request.body !== "" && <PlainText label={t("requestBody")} text={request.body} />}
        </>
      )}
    </>
  );
}

const linesOf = (headers: readonly { name: string; value: string }[]) =>
  headers.map(({ name, value }) => `${name}: ${value}`).join("\n");
