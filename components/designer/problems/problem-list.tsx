"use client";

import { Button } from "@heroui/react/button";
import { CircleX, TriangleAlert, Wrench } from "lucide-react";
import { useTranslations } from "next-intl";
import { quickFix } from "@/lib/designer/quick-fix";
import type { Problem } from "@/lib/flows/problems/problem";
import { useConditionProblem } from "../conditions/words/use-condition-problem";
import { useDefinition, useEdit } from "../store/use-designer";
import { useJump } from "./use-jump";

type Props = { problems: readonly Problem[]; onJump: () => void };

/** What is to be mended, each with the way to its place and, where there is one, the edit that mends it. */
export function ProblemList({ problems, onJump }: Props) {
  const t = useTranslations("designer.problems");
  if (problems.length === 0) return <p className="px-4 py-6 text-center text-list text-muted">{t("none")}</p>;
  return (
    <ul aria-label={t("title")} className="divide-y divide-separator">
      {problems.map((problem, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a problem has no key, and two can be alike
        <ProblemRow key={index} problem={problem} onJump={onJump} />
      ))}
    </ul>
  );
}

function ProblemRow({ problem, onJump }: { problem: Problem; onJump: () => void }) {
  const t = useTranslations("designer");
  const sentence = useTranslations("problems");
  const sayCondition = useConditionProblem();
  const definition = useDefinition();
  const edit = useEdit();
  const jump = useJump();
  const types = useTranslations("flowCanvas.types");
  const fix = quickFix(definition, problem, { start: types("start"), end: types("end") });
  const { reason } = problem.params;
  // What is wrong with a condition has a code of its own; `message` alone is in the words of the library.
  const why: Problem["params"] =
    typeof reason === "string" ? { message: sayCondition({ ...problem, code: reason }) } : {};
  const isError = problem.severity === "error";
  const Icon = isError ? CircleX : TriangleAlert;
  return (
    <li className="flex items-start gap-1 pe-2">
      <button
        type="button"
        className="flex min-w-0 grow items-start gap-2 px-3 py-2 text-start text-list hover:bg-default focus-visible:focus-ring"
        onClick={() => {
          onJump();
          jump(problem);
        }}
      >
        <Icon
          role="img"
          aria-label={t(isError ? "problems.error" : "problems.warning")}
          className={`mt-0.5 size-4 shrink-0 ${isError ? "text-(--danger-text)" : "text-warning"}`}
        />
        <span>{sentence(problem.code, { ...problem.params, ...why })}</span>
      </button>
      {fix !== null && (
        <Button size="sm" variant="outline" className="my-1.5 shrink-0" onPress={() => edit(fix.edit)}>
          <Wrench aria-hidden="true" className="size-3.5" />
          {t(`fixes.${fix.name}`)}
        </Button>
      )}
    </li>
  );
}
