"use client";

import { Spinner } from "@heroui/react/spinner";
import { ToggleButton } from "@heroui/react/toggle-button";
import { ToggleButtonGroup } from "@heroui/react/toggle-button-group";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import type { Person } from "@/components/forms/person";
import { FormAlert } from "@/components/ui/form-alert";
import type { FlowTestView, Simulation } from "@/lib/simulator/schema";
import { useLearnNames } from "../store/use-designer";
import { SimulationLog } from "./log/simulation-log";
import { FilePanel } from "./play/file-panel";
import { PlayPanel } from "./play/play-panel";
import { SimulationCanvas } from "./simulation-canvas";
import { SaveTestDialog } from "./tests/save-test-dialog";
import { TestList } from "./tests/test-list";
import { useFlowWords } from "./use-flow-words";
import { type Simulator, useSimulation } from "./use-simulation";

type Props = { tests: readonly FlowTestView[]; people: readonly Person[]; reader: Person };

const VIEWS = ["play", "tests"] as const;

/** Plays tickets through the flow as it is drawn, and keeps what has to stay that way. */
export function SimulatorPage({ tests, people, reader }: Props) {
  const t = useTranslations("simulator");
  const learn = useLearnNames();
  useEffect(() => learn({ people }), [learn, people]);
  const simulator = useSimulation();
  const [view, setView] = useState<(typeof VIEWS)[number]>("play");
  const [isSaving, setSaving] = useState(false);
  const { run, simulation } = simulator;
  const played = simulation?.view ?? null;
  const top = useRef<HTMLDivElement>(null);
  const steps = run?.steps.length ?? -1;
  // What comes next stands at the top, and whoever went on was at the bottom.
  // biome-ignore lint/correctness/useExhaustiveDependencies: with each step
  useEffect(() => {
    top.current?.scrollIntoView({ block: "nearest" });
  }, [steps]);
  return (
    <div className="flex min-h-0 grow flex-col lg:flex-row">
      <section
        aria-label={t("controls")}
        className="flex shrink-0 flex-col gap-4 border-separator p-4 max-lg:border-b lg:w-[26rem] lg:overflow-y-auto lg:border-e"
      >
        <ToggleButtonGroup
          disallowEmptySelection
          aria-label={t("views.label")}
          className="self-start"
          ref={top}
          selectionMode="single"
          selectedKeys={[view]}
          onSelectionChange={(keys) => setView(VIEWS.find((one) => keys.has(one)) ?? "play")}
        >
          <ToggleButton id="play">{t("views.play")}</ToggleButton>
          <ToggleButton id="tests">{t("views.tests", { count: tests.length })}</ToggleButton>
        </ToggleButtonGroup>
        {view === "tests" ? (
          <TestList
            tests={tests}
            onOpen={(test) => {
              simulator.load(test.run);
              setView("play");
            }}
          />
        ) : (
          <Play simulator={simulator} reader={reader} onSave={() => setSaving(true)} />
        )}
      </section>
      <div className="flex min-h-0 min-w-0 grow flex-col">
        <div className="h-[45dvh] shrink-0 border-b border-separator lg:h-[46%]">
          <SimulationCanvas view={played} />
        </div>
        <div className="min-h-0 grow p-4 lg:overflow-y-auto">
          <SimulationLog view={played} />
        </div>
      </div>
      {run !== null && played !== null && (
        <SaveTestDialog run={run} view={played} isOpen={isSaving} onClose={() => setSaving(false)} />
      )}
    </div>
  );
}

type PlayProps = { simulator: Simulator; reader: Person; onSave: () => void };

function Play({ simulator, reader, onSave }: PlayProps) {
  const t = useTranslations("simulator");
  const { run, simulation, failure } = simulator;
  if (failure !== null) {
    return <FormAlert>{failure.reason === "flow_has_problems" ? t("unsound") : failure.message}</FormAlert>;
  }
  if (simulation === null) return <Spinner size="sm" className="self-center" />;
  return (
    <>
      {run === null && <p className="text-list text-muted">{t("lead")}</p>}
      <Refused simulation={simulation} />
      {simulation.view === null ? (
        <FilePanel
          key={JSON.stringify(simulation.start)}
          start={simulation.start}
          reader={reader}
          simulator={simulator}
        />
      ) : (
        <PlayPanel simulator={simulator} view={simulation.view} onSave={onSave} />
      )}
    </>
  );
}

function Refused({ simulation: { refusal } }: { simulation: Simulation }) {
  const t = useTranslations("simulator");
  const words = useFlowWords();
  if (refusal === null) return null;
  const reason = words.error(refusal.error);
  return (
    <FormAlert tone="warning">
      {refusal.step < 0 ? t("refusedFiling", { reason }) : t("refused", { step: refusal.step + 1, reason })}
    </FormAlert>
  );
}
