"use client";

import { Button } from "@heroui/react/button";
import { BookmarkPlus, RotateCcw, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { FormAlert } from "@/components/ui/form-alert";
import type { SimulationView } from "@/lib/simulator/schema";
import { useFlowWords } from "../use-flow-words";
import type { Simulator } from "../use-simulation";
import { ClockPanel } from "./clock-panel";
import { JobPanel } from "./job-panel";
import { TaskList } from "./task-list";
import { useAttempt } from "./use-attempt";

type Props = { simulator: Simulator; view: SimulationView; onSave: () => void };

/** What can be done with the simulated ticket now. */
export function PlayPanel({ simulator, view, onSave }: Props) {
  const t = useTranslations("simulator");
  const tStatus = useTranslations("status");
  const { tasks, jobs, status, current } = view;
  const place = `${simulator.run?.steps.length ?? 0} ${view.now}`;
  return (
    <div className="flex flex-col gap-5">
      <div className="flex flex-wrap gap-2">
        <Button size="sm" variant="outline" isDisabled={simulator.isPending} onPress={simulator.back}>
          <Undo2 aria-hidden="true" className="size-4" />
          {t("back")}
        </Button>
        <Button size="sm" variant="outline" isDisabled={simulator.isPending} onPress={simulator.startOver}>
          <RotateCcw aria-hidden="true" className="size-4" />
          {t("startOver")}
        </Button>
        <Button size="sm" variant="outline" isDisabled={simulator.simulation?.refusal !== null} onPress={onSave}>
          <BookmarkPlus aria-hidden="true" className="size-4" />
          {t("save")}
        </Button>
      </div>
      {current.length === 0 && <FormAlert tone="info">{t("ended", { status: tStatus(status) })}</FormAlert>}
      {current.length > 0 && tasks.length + jobs.length === 0 && (
        <p className="text-list text-muted">{t("nothingOpen")}</p>
      )}
      {tasks.length > 0 && <TaskList key={`tasks ${place}`} simulator={simulator} tasks={tasks} />}
      {jobs.map((job) => (
        <JobPanel key={`${job.node} ${job.status} ${place}`} simulator={simulator} job={job} />
      ))}
      {view.mayWithdraw && <Withdraw simulator={simulator} requesterId={view.requesterId} />}
      {current.length > 0 && <ClockPanel key={`clock ${place}`} simulator={simulator} view={view} />}
    </div>
  );
}

function Withdraw({ simulator, requesterId }: { simulator: Simulator; requesterId: number }) {
  const t = useTranslations("simulator.tasks");
  const words = useFlowWords();
  const { error, attempt } = useAttempt();
  const withdraw = () => attempt(() => simulator.play({ kind: "withdraw", by: requesterId, comment: "" }));
  return (
    <div className="flex flex-col items-start gap-2">
      {error !== null && <FormAlert>{error}</FormAlert>}
      <Button size="sm" variant="ghost" isDisabled={simulator.isPending} onPress={() => void withdraw()}>
        {t("withdraw", { name: words.person(requesterId) })}
      </Button>
    </div>
  );
}
