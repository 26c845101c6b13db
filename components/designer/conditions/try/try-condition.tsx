"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { Disclosed } from "@/components/designer/code/inputs/disclosed";
import type { ConditionReach } from "@/lib/flows/conditions";
import { explainCondition } from "@/lib/flows/conditions/explain/explain-condition";
import { explainValue } from "@/lib/flows/conditions/explain/explain-value";
import { whatItNeeds } from "@/lib/flows/conditions/explain/what-it-needs";
import type { ResultType } from "@/lib/flows/conditions/result-types";
import type { FormDefinition } from "@/lib/forms/form-definition";
import { useConditionProblem } from "../words/use-condition-problem";
import { useSubjectName } from "../words/use-subject-name";
import { useValueText } from "../words/use-value-text";
import { NO_SAMPLE, type Sample, sampleScope } from "./sample";
import { SampleFields } from "./sample-fields";
import { StepLines } from "./step-lines";
import { useStepWords } from "./use-step-words";

type Props = {
  form: FormDefinition;
  source: string;
  reach: ConditionReach;
  roles: readonly { id: number; name: string }[];
  wanted: "condition" | { result: ResultType | undefined };
};

/** Sample values for what a condition looks at, and at once what it makes of them and why. */
export function TryCondition(props: Props) {
  const t = useTranslations("conditions.try");
  const [sample, setSample] = useState(NO_SAMPLE);
  return (
    <Disclosed title={t("open")}>
      <Trial {...props} sample={sample} onChange={setSample} />
    </Disclosed>
  );
}

type TrialProps = Props & { sample: Sample; onChange: (sample: Sample) => void };

function Trial({ form, source, reach, roles, wanted, sample, onChange }: TrialProps) {
  const t = useTranslations("conditions.try");
  const needs = useMemo(() => whatItNeeds(form, source, reach), [form, source, reach]);
  if (source.trim() === "") return <p className="text-list text-muted">{t("empty")}</p>;
  const isAsked = needs.fields.length > 0 || needs.title || needs.requester || needs.roles || needs.departments;
  return (
    <div className="flex min-w-0 flex-col gap-3 rounded-md bg-surface-secondary p-3">
      {isAsked && <SampleFields needs={needs} roles={roles} sample={sample} onChange={onChange} />}
      <div aria-live="polite" className="flex min-w-0 flex-col gap-2 text-list">
        {wanted === "condition" ? (
          <Verdict form={form} source={source} reach={reach} roles={roles} sample={sample} />
        ) : (
          <Outcome form={form} source={source} reach={reach} roles={roles} sample={sample} wanted={wanted} />
        )}
      </div>
    </div>
  );
}

type VerdictProps = Omit<TrialProps, "wanted" | "onChange">;

function Verdict({ form, source, reach, roles, sample }: VerdictProps) {
  const t = useTranslations("conditions.try");
  const scope = useMemo(() => sampleScope(form, sample), [form, sample]);
  const explained = useMemo(() => explainCondition(form, source, scope, reach), [form, source, scope, reach]);
  const words = useStepWords({ form, scope, roles });
  if ("problem" in explained) return <p className="text-muted">{t("problem")}</p>;
  const { step } = explained;
  return (
    <>
      <p className="font-medium">{t(step.outcome)}</p>
      <StepLines steps={[step]} words={words} />
    </>
  );
}

function Outcome({
  form,
  source,
  reach,
  roles,
  sample,
  wanted,
}: VerdictProps & { wanted: { result: ResultType | undefined } }) {
  const t = useTranslations("conditions.try");
  const why = useTranslations("conditions.why");
  const format = useFormatter();
  const say = useConditionProblem();
  const nameOf = useSubjectName(form);
  const textOf = useValueText(form, roles);
  const explained = useMemo(
    () => explainValue(form, source, sampleScope(form, sample), { reach, ...wanted }),
    [form, source, sample, reach, wanted],
  );
  if ("problem" in explained) return <p className="text-muted">{t("problem")}</p>;
  if ("failure" in explained) return <p>{why("broken", { reason: say(explained.failure) })}</p>;
  if ("missing" in explained) {
    const fields = format.list(explained.missing.map((key) => nameOf({ of: "field", key })));
    return <p>{t("noValue", { fields })}</p>;
  }
  return <p className="font-medium">{t("value", { value: textOf(null, explained.value) })}</p>;
}
