"use client";

import { Button } from "@heroui/react/button";
import { Input } from "@heroui/react/input";
import { Label } from "@heroui/react/label";
import { TextField } from "@heroui/react/textfield";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Person } from "@/components/forms/person";
import { PeoplePicker } from "@/components/people/people-picker";
import { FormAlert } from "@/components/ui/form-alert";
import type { SimulationStep } from "@/lib/simulator/run";
import type { SimulatedJob } from "@/lib/simulator/schema";
import { useDraftOptions } from "../../form/preview/use-draft-options";
import { useLearnNames } from "../../store/use-designer";
import { useFlowWords } from "../use-flow-words";
import type { Simulator } from "../use-simulation";
import { SimulatedForm, useSimulatedForm } from "./simulated-form";
import { useAttempt } from "./use-attempt";

type Props = { simulator: Simulator; job: SimulatedJob };

/** What another system, a script or children bring back, answered by whoever plays. */
export function JobPanel({ simulator, job }: Props) {
  const t = useTranslations("simulator.jobs");
  const words = useFlowWords();
  const handle = useSimulatedForm(job.form, "handle");
  const { error, attempt } = useAttempt(handle);
  const { node, kind, status } = job;
  const play = (step: SimulationStep) => void attempt(() => simulator.play(step));
  return (
    <section aria-label={words.node(node)} className="flex flex-col gap-4">
      <h2 className="text-sm font-medium">
        {status === "failed" ? t("failed", { node: words.node(node) }) : t(kind, { node: words.node(node) })}
      </h2>
      {error !== null && <FormAlert>{error}</FormAlert>}
      {status === "failed" ? (
        <Mending node={node} isBusy={simulator.isPending} onPlay={play} />
      ) : kind === "resolver" ? (
        <Naming node={node} isBusy={simulator.isPending} onPlay={play} />
      ) : (
        <Answering job={job} handle={handle} isBusy={simulator.isPending} onPlay={play} />
      )}
    </section>
  );
}

type PartProps = { node: string; isBusy: boolean; onPlay: (step: SimulationStep) => void };

function Mending({ node, isBusy, onPlay }: PartProps) {
  const t = useTranslations("simulator.jobs");
  return (
    <div className="flex flex-wrap gap-2">
      <Button isDisabled={isBusy} onPress={() => onPlay({ kind: "retry", node })}>
        {t("retry")}
      </Button>
      <Button variant="outline" isDisabled={isBusy} onPress={() => onPlay({ kind: "skip", node })}>
        {t("skip")}
      </Button>
    </div>
  );
}

function Naming({ node, isBusy, onPlay }: PartProps) {
  const t = useTranslations("simulator.jobs");
  const learn = useLearnNames();
  const [people, setPeople] = useState<readonly Person[]>([]);
  const choose = (chosen: Person[]) => {
    setPeople(chosen);
    learn({ people: chosen });
  };
  const name = () => onPlay({ kind: "name-people", node, people: people.map(({ id }) => id) });
  return (
    <div className="flex flex-col gap-3">
      <PeoplePicker allowsSeveral label={t("people")} problem={undefined} chosen={people} onChoose={choose} />
      <div className="flex flex-wrap gap-2">
        <Button isDisabled={isBusy} onPress={name}>
          {t("name")}
        </Button>
        <Button variant="outline" isDisabled={isBusy} onPress={() => onPlay({ kind: "fail", node, error: "" })}>
          {t("fail")}
        </Button>
      </div>
    </div>
  );
}

type AnsweringProps = Omit<PartProps, "node"> & { job: SimulatedJob; handle: ReturnType<typeof useSimulatedForm> };

function Answering({ job, handle, isBusy, onPlay }: AnsweringProps) {
  const t = useTranslations("simulator.jobs");
  const loadOptions = useDraftOptions();
  const [error, setError] = useState("");
  const { node, form } = job;
  const answer = () => {
    const changes = handle.collect({ requireFields: false });
    if (changes !== null) onPlay({ kind: "answer", node, values: changes.values });
  };
  return (
    <div className="flex flex-col gap-3">
      {form.fields.length > 0 && <SimulatedForm form={form} handle={handle} loadOptions={loadOptions} />}
      <TextField fullWidth value={error} onChange={setError}>
        <Label>{t("why")}</Label>
        <Input />
      </TextField>
      <div className="flex flex-wrap gap-2">
        <Button isDisabled={isBusy} onPress={answer}>
          {t("answer")}
        </Button>
        <Button variant="outline" isDisabled={isBusy} onPress={() => onPlay({ kind: "fail", node, error })}>
          {t("fail")}
        </Button>
      </div>
    </div>
  );
}
