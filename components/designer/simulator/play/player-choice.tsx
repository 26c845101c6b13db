"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Pick } from "@/components/forms/inputs/pick";
import type { Person } from "@/components/forms/person";
import type { SimulatedTask } from "@/lib/simulator/schema";
import { useLearnNames } from "../../store/use-designer";
import { useFlowWords } from "../use-flow-words";
import { PersonChoice } from "./person-choice";

type Props = { task: SimulatedTask; onChoose: (userId: number | null) => void };

const OTHER = "other";

/** As whom a task is played: one of those who may do it, or anybody, to see what they are told. */
export function PlayerChoice({ task, onChoose }: Props) {
  const t = useTranslations("simulator.tasks");
  const words = useFlowWords();
  const learn = useLearnNames();
  const [first] = task.people;
  const [picked, setPicked] = useState(String(task.assignee ?? first ?? OTHER));
  const [person, setPerson] = useState<Person | null>(null);
  const known = [...new Set([...(task.assignee === null ? [] : [task.assignee]), ...task.people])];
  const choices = [...known.map((id) => ({ id: String(id), name: words.person(id) })), { id: OTHER, name: t("other") }];
  const pick = (id: string) => {
    setPicked(id);
    onChoose(id === OTHER ? (person?.id ?? null) : Number(id));
  };
  const find = (found: Person | null) => {
    setPerson(found);
    if (found !== null) learn({ people: [found] });
    onChoose(found?.id ?? null);
  };
  const rest = task.peopleCount - task.people.length;
  return (
    <div className="flex flex-col gap-2">
      <Pick label={t("playAs")} choices={choices} value={picked} onPick={pick} />
      {rest > 0 && <p className="text-xs text-muted">{t("more", { count: rest })}</p>}
      {picked === OTHER && <PersonChoice label={t("otherPerson")} person={person} onChoose={find} />}
    </div>
  );
}
