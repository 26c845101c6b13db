"use client";

import { Button } from "@heroui/react/button";
import { CircleCheck, CircleDashed, CircleX } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { FlowTestResult, FlowTestView } from "@/lib/simulator/schema";
import { useFlowWords } from "../use-flow-words";
import { DeleteTestDialog } from "./delete-test-dialog";
import { DifferenceList } from "./difference-list";
import { RenameTestDialog } from "./rename-test-dialog";
import { TestMenu } from "./test-menu";

type Props = {
  test: FlowTestView;
  /** null while it has not run on the flow as it is drawn now. */
  result: FlowTestResult | null;
  isBusy: boolean;
  onRun: () => void;
  onOpen: () => void;
};

/** A test, how it went, and what went otherwise. */
export function TestRow({ test, result, isBusy, onRun, onOpen }: Props) {
  const t = useTranslations("simulator.tests");
  const words = useFlowWords();
  const [dialog, setDialog] = useState<"rename" | "delete" | null>(null);
  const { name, run } = test;
  const close = () => setDialog(null);
  return (
    <li className="flex flex-col gap-2 py-3">
      <div className="flex items-start gap-2">
        <Mark result={result} />
        <div className="min-w-0 grow">
          <p className="text-sm font-medium wrap-anywhere">{name}</p>
          <p className="text-xs text-muted">
            {t("steps", { count: run.steps.length, who: words.person(run.requesterId) })}
          </p>
        </div>
        <Button size="sm" variant="outline" isDisabled={isBusy} onPress={onRun}>
          {t("run")}
        </Button>
        <TestMenu
          test={test}
          outcome={result !== null && result.differences.length > 0 ? result.outcome : null}
          onOpen={onOpen}
          onRename={() => setDialog("rename")}
          onDelete={() => setDialog("delete")}
        />
      </div>
      {result !== null && result.differences.length > 0 && (
        <DifferenceList differences={result.differences} expected={test.expected} />
      )}
      <RenameTestDialog test={test} isOpen={dialog === "rename"} onClose={close} />
      <DeleteTestDialog test={test} isOpen={dialog === "delete"} onClose={close} />
    </li>
  );
}

function Mark({ result }: Pick<Props, "result">) {
  const t = useTranslations("simulator.tests");
  const state = result === null ? "unknown" : result.differences.length === 0 ? "green" : "red";
  const looks = {
    unknown: { icon: CircleDashed, colour: "text-muted" },
    green: { icon: CircleCheck, colour: "text-success" },
    red: { icon: CircleX, colour: "text-danger" },
  };
  const { icon: Icon, colour } = looks[state];
  return (
    <span title={t(state)} className={`mt-0.5 shrink-0 ${colour}`}>
      <Icon aria-hidden="true" className="size-4" />
      <span className="sr-only">{t(state)}</span>
    </span>
  );
}
