"use client";

import { useFormatter, useTimeZone, useTranslations } from "next-intl";
import { type RefObject, useMemo, useRef, useState } from "react";
import { type Control, useForm } from "react-hook-form";
import type { FieldValues } from "@/lib/forms/form-definition";
import type { VisibleField } from "@/lib/forms/visibility";
import { type Changes, findChanges, type Problems } from "./changes";
import { type Draft, draftName, startDraft } from "./draft";
import { fieldElements } from "./field-elements";
import { isOnlyRead } from "./field-runs";
import { useProblemText } from "./use-problem-text";

type Source = {
  /** What the reader may see, in order, with rights. */
  fields: readonly VisibleField[];
  /** Of the visible fields only; what is hidden never comes here. */
  values: FieldValues;
  title: string;
  /** `new` begins with the defaults, `view` makes everything read-only. */
  mode: "new" | "handle" | "view";
};

export type TicketFormHandle = {
  /** Only what was changed; null when something is wrong, which is then shown in the form and focused. */
  collect: (options: { requireFields: boolean }) => Changes | null;
  /** Shows what a command found wrong; `path` is a field's key or `title`. */
  setProblems: (problems: Problems) => void;
  /** Call when a command has taken the values, before the page is left. */
  markSaved: () => void;
  isDirty: boolean;
  /** For `TicketForm` alone. */
  inner: {
    element: RefObject<HTMLFormElement | null>;
    control: Control<Draft>;
    fields: readonly VisibleField[];
    title: string;
    values: FieldValues;
    timeZone: string;
    /** Problems that no input can show. */
    strays: readonly string[];
    /** For screen readers, as of the last attempt. */
    summary: string;
    clearProblem: (key: string) => void;
  };
};

/**
 * The state of a ticket's form, held by whoever has the buttons. Give the component that calls it
 * a `key` of ticket and revision, so that a ticket that moved begins anew.
 */
export function useTicketForm(source: Source): TicketFormHandle {
  const { values, title, mode } = source;
  const timeZone = useTimeZone() ?? "UTC";
  const fields = useMemo(() => (mode === "view" ? source.fields.map(readOnly) : source.fields), [source.fields, mode]);
  const [start] = useState(() => startDraft({ fields, values, title, isNew: mode === "new", timeZone }));
  const form = useForm<Draft>({ defaultValues: start });
  const element = useRef<HTMLFormElement>(null);
  const { strays, summary, show } = useProblems(fields, element, (key, message) =>
    form.setError(draftName(key), { type: "rule", message }),
  );

  const collect: TicketFormHandle["collect"] = ({ requireFields }) => {
    fieldElements.settle(element.current);
    form.clearErrors();
    const found = findChanges({ fields, values, title, draft: form.getValues(), requireFields });
    const unfinished = fieldElements.unfinished(element.current, fields);
    const wrong = new Set(unfinished.map((problem) => problem.path));
    const problems = [...unfinished, ...(found.ok ? [] : found.problems.filter(({ path }) => !wrong.has(path)))];
    show(problems);
    return found.ok && problems.length === 0 ? found.changes : null;
  };

  return {
    collect,
    setProblems: show,
    markSaved: () => form.reset(form.getValues()),
    isDirty: form.formState.isDirty,
    inner: {
      element,
      control: form.control,
      fields,
      title,
      values,
      timeZone,
      strays,
      summary,
      clearProblem: (key) => form.clearErrors(draftName(key)),
    },
  };
}

type SetError = (key: string, message: string) => void;

function useProblems(fields: readonly VisibleField[], element: RefObject<HTMLFormElement | null>, setError: SetError) {
  const t = useTranslations("forms");
  const format = useFormatter();
  const problemText = useProblemText();
  const [strays, setStrays] = useState<readonly string[]>([]);
  const [summary, setSummary] = useState("");

  const show = (problems: Problems) => {
    const byKey = new Map(problems.map((problem) => [problem.path, problem]));
    const labels = new Map(
      fields.map((field) => [field.key, field.kind === "field" ? field.field.label : t(`builtIn.${field.key}`)]),
    );
    const shown = fields.filter((field) => !isOnlyRead(field) && byKey.has(field.key));
    const shownLabels = shown.map((field) => labels.get(field.key) ?? field.key);
    for (const { key } of shown) {
      const problem = byKey.get(key);
      if (problem !== undefined) setError(key, problemText(problem));
    }
    const inForm = new Set(shown.map((field) => field.key));
    const others = problems.filter((problem) => !inForm.has(problem.path));
    const nameOf = (problem: Problems[number]) => labels.get(problem.path) ?? problem.path;
    setStrays(others.map((problem) => t("strayProblem", { field: nameOf(problem), problem: problemText(problem) })));
    setSummary(shown.length === 0 ? "" : t("problems", { count: shown.length, labels: format.list(shownLabels) }));
    if (shown[0] !== undefined) fieldElements.focus(element.current, shown[0].key);
    else if (others.length > 0) element.current?.scrollIntoView({ block: "start" });
  };
  return { strays, summary, show };
}

function readOnly(field: VisibleField): VisibleField {
  return { ...field, access: "read" };
}
