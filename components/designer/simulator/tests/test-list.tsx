"use client";

import { Button } from "@heroui/react/button";
import { Switch } from "@heroui/react/switch";
import { Play } from "lucide-react";
import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { FormAlert } from "@/components/ui/form-alert";
import type { FlowTestView } from "@/lib/simulator/schema";
import { useDefinition, useEdit } from "../../store/use-designer";
import { TestRow } from "./test-row";
import { useTestResults } from "./use-test-results";

type Props = { tests: readonly FlowTestView[]; onOpen: (test: FlowTestView) => void };

/** What the flow is held to, and whether it does as it is drawn now. */
export function TestList({ tests, onOpen }: Props) {
  const t = useTranslations("simulator");
  const { results, isPending, failure, run } = useTestResults();
  if (tests.length === 0) return <EmptyState title={t("tests.empty")} hint={t("tests.emptyHint")} />;
  const known = tests.flatMap(({ testId }) => results.get(testId) ?? []);
  const red = known.filter(({ differences }) => differences.length > 0).length;
  return (
    <div className="flex flex-col gap-4">
      <p className="text-list text-muted">{t("tests.lead")}</p>
      <div className="flex flex-wrap items-center gap-3">
        <Button size="sm" isPending={isPending} onPress={() => void run(null)}>
          <Play aria-hidden="true" className="size-3.5" />
          {t("tests.runAll")}
        </Button>
        <p aria-live="polite" className="text-list">
          {known.length === tests.length && t("tests.summary", { red })}
        </p>
      </div>
      {failure !== null && (
        <FormAlert>{failure.reason === "flow_has_problems" ? t("unsound") : failure.message}</FormAlert>
      )}
      <ul className="flex flex-col divide-y divide-separator border-y border-separator">
        {tests.map((test) => (
          <TestRow
            key={test.testId}
            test={test}
            result={results.get(test.testId) ?? null}
            isBusy={isPending}
            onRun={() => void run(test.testId)}
            onOpen={() => onOpen(test)}
          />
        ))}
      </ul>
      <DemandSwitch />
    </div>
  );
}

/** Whether publishing waits for the tests; a setting of the draft like any other. */
function DemandSwitch() {
  const t = useTranslations("simulator.tests");
  const { settings } = useDefinition();
  const edit = useEdit();
  const change = (demandsGreenTests: boolean) => edit({ type: "UpdateSettings", patch: { demandsGreenTests } });
  return (
    <Switch isSelected={settings.demandsGreenTests === true} onChange={change}>
      <Switch.Content>
        <Switch.Control>
          <Switch.Thumb />
        </Switch.Control>
        <span className="text-list">{t("demands")}</span>
      </Switch.Content>
    </Switch>
  );
}
