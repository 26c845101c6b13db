"use client";

import { Button } from "@heroui/react/button";
import { Label } from "@heroui/react/label";
import { TextArea } from "@heroui/react/textarea";
import { TextField } from "@heroui/react/textfield";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormAlert } from "@/components/ui/form-alert";
import type { SimulationStep } from "@/lib/simulator/run";
import type { SimulatedButton, SimulatedTask } from "@/lib/simulator/schema";
import { useSummaries } from "../../canvas/elements/use-summaries";
import { useDraftOptions } from "../../form/preview/use-draft-options";
import { useDefinition } from "../../store/use-designer";
import { useFlowWords } from "../use-flow-words";
import type { Simulator } from "../use-simulation";
import { OtherMoves } from "./other-moves";
import { PlayerChoice } from "./player-choice";
import { SimulatedForm, useSimulatedForm } from "./simulated-form";
import { useAttempt } from "./use-attempt";

type Props = { simulator: Simulator; task: SimulatedTask };

/** A task as one of those who may do it has it before them. */
export function TaskPanel({ simulator, task }: Props) {
  const t = useTranslations("simulator.tasks");
  const loadOptions = useDraftOptions();
  const handle = useSimulatedForm(task.form, "handle");
  const [by, setBy] = useState<number | null>(task.assignee ?? task.people[0] ?? null);
  const [comment, setComment] = useState("");
  const { error, attempt } = useAttempt(handle);
  const isOpen = task.assignee === null;
  const mustClaim = isOpen && task.mustClaim;
  const play = (step: (at: { node: string; by: number }) => SimulationStep) => {
    if (by !== null) void attempt(() => simulator.play(step({ node: task.node, by })));
  };
  const press = (button: SimulatedButton) => {
    const changes = handle.collect({ requireFields: button.requireFields });
    if (changes !== null) play((at) => ({ kind: "decide", ...at, transition: button.key, ...changes, comment }));
  };
  const giveBack = () => {
    const changes = handle.collect({ requireFields: false });
    if (changes !== null) play((at) => ({ kind: "return", ...at, ...changes, comment }));
  };
  const primary = task.buttons.find(({ intent }) => intent === "approve") ?? task.buttons[0];
  const busy = { isDisabled: by === null || simulator.isPending };
  return (
    <div className="flex flex-col gap-4">
      <Reasons task={task} />
      <PlayerChoice task={task} onChoose={setBy} />
      <SimulatedForm form={task.form} handle={handle} loadOptions={loadOptions} />
      <TextField fullWidth value={comment} onChange={setComment}>
        <Label>{t("comment")}</Label>
        <TextArea rows={2} />
      </TextField>
      {error !== null && <FormAlert>{error}</FormAlert>}
      <div className="flex flex-wrap gap-2">
        {mustClaim && (
          <Button {...busy} onPress={() => play((at) => ({ kind: "claim", ...at }))}>
            {t("claim")}
          </Button>
        )}
        {task.isOnLoan && (
          <Button {...busy} onPress={giveBack}>
            {t("return")}
          </Button>
        )}
        {!mustClaim &&
          task.buttons.map((button) => (
            <Button
              key={button.key}
              {...busy}
              variant={button === primary ? "primary" : "outline"}
              onPress={() => press(button)}
            >
              {button.name}
            </Button>
          ))}
        {!isOpen && task.mustClaim && !task.isOnLoan && (
          <Button {...busy} variant="ghost" onPress={() => play((at) => ({ kind: "release", ...at }))}>
            {t("release")}
          </Button>
        )}
      </div>
      {!mustClaim && <OtherMoves task={task} isDisabled={busy.isDisabled} comment={comment} onPlay={play} />}
    </div>
  );
}

/** Why these people are asked. */
function Reasons({ task }: { task: SimulatedTask }) {
  const t = useTranslations("simulator.tasks");
  const words = useFlowWords();
  const summaryOf = useSummaries();
  const node = useDefinition().nodes.find(({ key }) => key === task.node);
  const rules = node === undefined ? "" : summaryOf(node);
  return (
    <div className="flex flex-col gap-1 text-list text-muted">
      <p>{task.because === "rules" ? t("because.rules", { rules }) : t(`because.${task.because}`)}</p>
      {task.excluded.length > 0 && <p>{t("excluded", { people: words.people(task.excluded) })}</p>}
    </div>
  );
}
