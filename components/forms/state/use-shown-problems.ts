"use client";

import { useFormatter, useTranslations } from "next-intl";
import { type RefObject, useCallback, useState } from "react";
import type { VisibleField } from "@/lib/forms/visibility";
import { fieldElements } from "../field-elements";
import { isOnlyRead } from "../field-runs";
import type { Problems } from "./changes";
import { useProblemText } from "./use-problem-text";

type SetError = (key: string, message: string) => void;
type Form = { fields: readonly VisibleField[]; element: RefObject<HTMLFormElement | null>; mayUpload: boolean };

/** Where problems are shown: at their inputs, in the cells of tables, and above the form where no input can. */
export function useShownProblems({ fields, element, mayUpload }: Form, setError: SetError) {
  const t = useTranslations("forms");
  const format = useFormatter();
  const problemText = useProblemText();
  const [strays, setStrays] = useState<readonly string[]>([]);
  const [summary, setSummary] = useState("");
  const [cells, setCells] = useState<ReadonlyMap<string, string>>(new Map());

  const labelOf = (field: VisibleField) => (field.kind === "field" ? field.field.label : t(`builtIn.${field.key}`));
  const show = (problems: Problems) => {
    const problemsAt = (key: string) => problems.filter(({ path }) => keyOf(path) === key);
    const shown = fields.filter((field) => !isOnlyRead(field, mayUpload) && problemsAt(field.key).length > 0);
    const inForm = new Set(shown.map(({ key }) => key));
    for (const key of inForm) {
      const own = problemsAt(key);
      const whole = own.find(({ path }) => path === key);
      setError(key, whole === undefined ? t("cellProblems", { count: own.length }) : problemText(whole));
    }
    setCells(
      new Map(problems.filter(({ path }) => path.includes(".")).map((problem) => [problem.path, problemText(problem)])),
    );
    const others = problems.filter(({ path }) => !inForm.has(keyOf(path)));
    const labels = new Map(fields.map((field) => [field.key, labelOf(field)]));
    const nameOf = ({ path }: Problems[number]) => labels.get(keyOf(path)) ?? path;
    setStrays(others.map((problem) => t("strayProblem", { field: nameOf(problem), problem: problemText(problem) })));
    const names = format.list(shown.map(labelOf));
    setSummary(shown.length === 0 ? "" : t("problems", { count: shown.length, labels: names }));
    const [first] = shown.flatMap(({ key }) => problemsAt(key));
    if (first !== undefined) fieldElements.focus(element.current, first.path);
    else if (others.length > 0) element.current?.scrollIntoView({ block: "start" });
  };
  const clearCells = (key: string) =>
    setCells((before) =>
      [...before.keys()].some((path) => keyOf(path) === key)
        ? new Map([...before].filter(([path]) => keyOf(path) !== key))
        : before,
    );
  const cellProblemOf = useCallback((path: string) => cells.get(path), [cells]);
  return { strays, summary, show, clearCells, cellProblemOf };
}

function keyOf(path: string): string {
  return path.split(".")[0] ?? path;
}
