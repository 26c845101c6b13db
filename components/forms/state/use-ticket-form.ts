"use client";

import { useTimeZone } from "next-intl";
import { type RefObject, useMemo, useRef, useState } from "react";
import { type Control, useForm } from "react-hook-form";
import { todayIn } from "@/lib/forms/day-bound";
import type { FieldValues } from "@/lib/forms/form-definition";
import type { VisibleField } from "@/lib/forms/visibility";
import { fieldElements } from "../field-elements";
import { type Changes, findChanges, type Problems } from "./changes";
import { type Draft, draftName, startDraft } from "./draft";
import type { UploadFile } from "./uploaded-file";
import { useShownProblems } from "./use-shown-problems";

type Source = {
  /** What the reader may see, in order, with rights. */
  fields: readonly VisibleField[];
  /** Of the visible fields only; what is hidden never comes here. */
  values: FieldValues;
  title: string;
  /** `new` begins with the defaults, `view` makes everything read-only. */
  mode: "new" | "handle" | "view";
  /** Zone in which the installation counts its days; the reader's own, unless it is given. */
  dayZone?: string;
  /** Keeps files for attachment fields; without it they can only be read. */
  uploadFile?: UploadFile | null;
};

export type TicketFormHandle = {
  /** Only what was changed; null when something is wrong, which is then shown in the form and focused. */
  collect: (options: { requireFields: boolean }) => Changes | null;
  /** Shows what a command found wrong; `path` is a field's key, a cell of a table or `title`. */
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
    uploadFile: UploadFile | null;
    /** What is wrong with a cell of a table. */
    cellProblemOf: (path: string) => string | undefined;
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
  const { values, title, mode, dayZone, uploadFile = null } = source;
  const timeZone = useTimeZone() ?? "UTC";
  const fields = useMemo(() => (mode === "view" ? source.fields.map(readOnly) : source.fields), [source.fields, mode]);
  const [start] = useState(() => startDraft({ fields, values, title, isNew: mode === "new", timeZone }));
  const form = useForm<Draft>({ defaultValues: start });
  const element = useRef<HTMLFormElement>(null);
  const shown = useShownProblems({ fields, element, mayUpload: uploadFile !== null }, (key, message) =>
    form.setError(draftName(key), { type: "rule", message }),
  );

  const collect: TicketFormHandle["collect"] = ({ requireFields }) => {
    fieldElements.settle(element.current);
    form.clearErrors();
    const today = todayIn(dayZone ?? timeZone, new Date());
    const found = findChanges({ fields, values, title, draft: form.getValues(), requireFields, today });
    const unfinished = fieldElements.unfinished(element.current);
    const wrong = new Set(unfinished.map((problem) => problem.path));
    const problems = [...unfinished, ...(found.ok ? [] : found.problems.filter(({ path }) => !wrong.has(path)))];
    shown.show(problems);
    return found.ok && problems.length === 0 ? found.changes : null;
  };

  return {
    collect,
    setProblems: shown.show,
    markSaved: () => form.reset(form.getValues()),
    isDirty: form.formState.isDirty,
    inner: {
      element,
      control: form.control,
      fields,
      title,
      values,
      timeZone,
      uploadFile,
      cellProblemOf: shown.cellProblemOf,
      strays: shown.strays,
      summary: shown.summary,
      clearProblem: (key) => {
        form.clearErrors(draftName(key));
        shown.clearCells(key);
      },
    },
  };
}

function readOnly(field: VisibleField): VisibleField {
  return { ...field, access: "read" };
}
