"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Pick } from "@/components/forms/inputs/pick";
import type { SimulatedTask } from "@/lib/simulator/schema";
import { useFlowWords } from "../use-flow-words";
import type { Simulator } from "../use-simulation";
import { TaskPanel } from "./task-panel";

type Props = { simulator: Simulator; tasks: readonly SimulatedTask[] };

/** The tasks that wait, one of them open to be played. */
export function TaskList({ simulator, tasks }: Props) {
  const t = useTranslations("simulator.tasks");
  const words = useFlowWords();
  const [chosen, setChosen] = useState(tasks[0]?.no ?? 0);
  const task = tasks.find(({ no }) => no === chosen) ?? tasks[0];
  if (task === undefined) return null;
  const peopleOf = ({ assignee, candidates }: SimulatedTask) =>
    assignee === null ? words.principals(candidates) : words.person(assignee);
  const named = (one: SimulatedTask) => t("waits", { node: words.node(one.node), people: peopleOf(one) });
  return (
    <section aria-label={t("title")} className="flex flex-col gap-4">
      {tasks.length === 1 ? (
        <h2 className="text-sm font-medium">{named(task)}</h2>
      ) : (
        <Pick
          label={t("title")}
          choices={tasks.map((one) => ({ id: String(one.no), name: named(one) }))}
          value={String(task.no)}
          onPick={(no) => setChosen(Number(no))}
        />
      )}
      <TaskPanel key={task.no} simulator={simulator} task={task} />
    </section>
  );
}
