"use client";

import { Button } from "@heroui/react/button";
import { useFormatter, useTimeZone, useTranslations } from "next-intl";
import { useState } from "react";
import { FormAlert } from "@/components/ui/form-alert";
import type { SimulationStep } from "@/lib/simulator/run";
import type { SimulatedTimer, SimulationView } from "@/lib/simulator/schema";
import { localMoment } from "../local-moment";
import { useFlowWords } from "../use-flow-words";
import type { Simulator } from "../use-simulation";
import { MomentInput } from "./moment-input";
import { useAttempt } from "./use-attempt";

type Props = { simulator: Simulator; view: SimulationView };

const HOUR = 3600;
const DAY = 24 * HOUR;

/** The clock of the simulation, and what it will bring about. */
export function ClockPanel({ simulator, view }: Props) {
  const t = useTranslations("simulator.clock");
  const format = useFormatter();
  const timeZone = useTimeZone() ?? "UTC";
  const { error, attempt } = useAttempt();
  const [until, setUntil] = useState(() => localMoment.fromInstant(view.now, timeZone));
  const [next] = view.timers;
  const moment = localMoment.toInstant(until, timeZone);
  const play = (step: SimulationStep) => void attempt(() => simulator.play(step));
  const goTo = (at: string) => play({ kind: "wait-until", at });
  const button = { size: "sm", variant: "outline", isDisabled: simulator.isPending } as const;
  return (
    <section aria-label={t("title")} className="flex flex-col gap-3 border-t border-separator pt-4">
      <h2 className="flex flex-wrap justify-between gap-x-3 text-sm font-medium">
        {t("title")}
        <time className="font-normal text-muted tabular-nums" dateTime={new Date(view.now).toISOString()}>
          {format.dateTime(view.now, { dateStyle: "medium", timeStyle: "short" })}
        </time>
      </h2>
      <ul className="flex flex-col gap-1 text-list text-muted">
        {view.timers.map((timer) => (
          <TimerLine key={timer.no} timer={timer} />
        ))}
      </ul>
      {error !== null && <FormAlert>{error}</FormAlert>}
      <div className="flex flex-wrap gap-2">
        <Button {...button} onPress={() => play({ kind: "wait", seconds: HOUR })}>
          {t("hour")}
        </Button>
        <Button {...button} onPress={() => play({ kind: "wait", seconds: DAY })}>
          {t("day")}
        </Button>
        {next !== undefined && (
          <Button {...button} onPress={() => goTo(new Date(next.dueAt).toISOString())}>
            {t("next")}
          </Button>
        )}
      </div>
      <div className="flex items-end gap-2">
        <MomentInput label={t("until")} value={until} onChange={setUntil} />
        <Button
          variant="outline"
          isDisabled={simulator.isPending || moment === null || Date.parse(moment) <= view.now}
          onPress={() => moment !== null && goTo(moment)}
        >
          {t("go")}
        </Button>
      </div>
    </section>
  );
}

function TimerLine({ timer }: { timer: SimulatedTimer }) {
  const t = useTranslations("simulator.clock");
  const words = useFlowWords();
  const format = useFormatter();
  const { node, transition, dueAt } = timer;
  const what = transition === null ? t("reminds") : t("takes", { transition: words.transition(transition) });
  const when = format.dateTime(dueAt, { dateStyle: "medium", timeStyle: "short" });
  return <li>{t("rings", { node: words.node(node), what, when })}</li>;
}
