"use client";

import { Button } from "@heroui/react/button";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Pick } from "@/components/forms/inputs/pick";
import type { Person } from "@/components/forms/person";
import type { SimulationStep } from "@/lib/simulator/run";
import type { SimulatedTask } from "@/lib/simulator/schema";
import { useLearnNames } from "../../store/use-designer";
import { useFlowWords } from "../use-flow-words";
import { PersonChoice } from "./person-choice";

type At = { node: string; by: number };
type Props = {
  task: SimulatedTask;
  isDisabled: boolean;
  comment: string;
  onPlay: (step: (at: At) => SimulationStep) => void;
};

const POSITIONS = ["before", "beside", "after"] as const;

/** What can be done with a task besides pressing its buttons. */
export function OtherMoves({ task, isDisabled, comment, onPlay }: Props) {
  const t = useTranslations("simulator.moves");
  const words = useFlowWords();
  const learn = useLearnNames();
  const [person, setPerson] = useState<Person | null>(null);
  const choices = [
    ...(task.mayTransfer ? [{ id: "transfer", name: t("transfer") }] : []),
    ...(task.mayDelegate ? [{ id: "delegate", name: t("delegate") }] : []),
    ...(task.mayAddSigner ? POSITIONS.map((id) => ({ id, name: t(id) })) : []),
    ...task.sendBackTo.map((key) => ({ id: `back ${key}`, name: t("sendBack", { node: words.node(key) }) })),
  ];
  const [chosen, setChosen] = useState(choices[0]?.id ?? "");
  if (choices.length === 0) return null;
  const isBack = chosen.startsWith("back ");
  const choose = (found: Person | null) => {
    setPerson(found);
    if (found !== null) learn({ people: [found] });
  };
  const stepAt = (at: At): SimulationStep => {
    if (isBack) return { kind: "send-back", ...at, to: chosen.slice(5), afterwards: "rerun", comment };
    const to = person?.id ?? 0;
    const position = POSITIONS.find((one) => one === chosen);
    if (position !== undefined) return { kind: "add-signer", ...at, people: [to], position, comment };
    return { kind: chosen === "delegate" ? "delegate" : "transfer", ...at, to, comment };
  };
  return (
    <details className="border-t border-separator pt-3">
      <summary className="cursor-pointer text-list text-muted hover:text-foreground focus-visible:focus-ring">
        {t("title")}
      </summary>
      <div className="mt-3 flex flex-col gap-3">
        <Pick label={t("what")} choices={choices} value={chosen} onPick={setChosen} />
        {!isBack && <PersonChoice label={t("whom")} person={person} onChoose={choose} />}
        <Button
          variant="outline"
          className="self-start"
          isDisabled={isDisabled || (!isBack && person === null)}
          onPress={() => onPlay(stepAt)}
        >
          {t("do")}
        </Button>
      </div>
    </details>
  );
}
