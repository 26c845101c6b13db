"use client";

import { useTranslations } from "next-intl";
import type { TicketFormHandle } from "@/components/forms/state/use-ticket-form";
import type { ActionError } from "@/lib/http/action-result";
import {
  claimTaskAction,
  completeTaskAction,
  releaseTaskAction,
  returnTaskAction,
  saveTaskAction,
} from "@/lib/tasks/actions";
import type { NodeButton, OwnTask } from "@/lib/tickets/schema";
import type { Note } from "./note/use-note";
import { type Pending, useTaskRun } from "./use-task-run";

export type Decision = {
  pending: Pending;
  /** Why the last attempt did not happen. */
  error: string | null;
  /** Whether the form lets this button be pressed; what is wrong is shown in it. */
  check: (button: Pick<NodeButton, "requireFields">) => boolean;
  complete: (button: NodeButton) => void;
  claim: () => void;
  release: () => void;
  save: () => void;
  /** Back to whoever lent the task or asked. */
  giveBack: () => void;
  /** Keeps what was filled in, where there is something to keep; what keeps it from being kept. */
  keep: () => Promise<ActionError | null>;
  /** A command of the task has taken everything that was typed. */
  taken: () => void;
};

type Args = {
  own: OwnTask | null;
  serial: string;
  form: TicketFormHandle;
  note: Note;
  /** The page will show what has just been saved. */
  onSaved: () => void;
};

/** The commands of a task. Decisions wait for the server; the page then shows the result. */
export function useDecision({ own, serial, form, note, onSaved }: Args): Decision {
  const t = useTranslations("tasks");
  const { pending, error, run } = useTaskRun(form, note);
  const keep = useKeep(own, form);
  const taskId = own?.taskId ?? 0;
  const taken = () => {
    form.markSaved();
    note.clear();
  };
  const saved = () => {
    form.markSaved();
    onSaved();
  };
  return {
    pending,
    error,
    keep,
    taken,
    check: ({ requireFields }) => form.collect({ requireFields }) !== null,
    complete: ({ id: transitionId, name, requireFields }) => {
      const changes = form.collect({ requireFields });
      if (changes === null) return;
      const act = () => completeTaskAction({ taskId, transitionId, ...note.input(), ...changes });
      run({ what: transitionId, act, done: t("completed", { serial, button: name }), onDone: taken });
    },
    claim: () =>
      run({ what: "claim", act: () => claimTaskAction({ taskId }), done: t("claimed", { serial }), onDone: taken }),
    release: () =>
      run({
        what: "release",
        act: () => releaseTaskAction({ taskId }),
        done: t("released", { serial }),
        onDone: taken,
      }),
    save: () => {
      const changes = form.collect({ requireFields: false });
      if (changes === null) return;
      const act = () => saveTaskAction({ taskId, ...changes });
      run({ what: "save", act, done: t("saved", { serial }), onDone: saved });
    },
    giveBack: () => {
      const changes = own?.loan?.kind === "delegate" ? form.collect({ requireFields: false }) : {};
      if (changes === null) return;
      const act = () => returnTaskAction({ taskId, ...note.input(), ...changes });
      const name = own?.loan?.person.name ?? "";
      run({ what: "return", act, done: t("giveBack.done", { serial, name }), onDone: taken });
    },
  };
}

function useKeep(own: OwnTask | null, form: TicketFormHandle): Decision["keep"] {
  const t = useTranslations("errors");
  return async () => {
    if (!form.isDirty || own?.maySave !== true) return null;
    const changes = form.collect({ requireFields: false });
    if (changes === null) return invalidFields(t("invalid_fields"));
    const answer = await saveTaskAction({ taskId: own.taskId, ...changes });
    if (answer.ok) {
      form.markSaved();
      return null;
    }
    if (answer.error.code === "invalid") form.setProblems(answer.error.problems);
    return answer.error;
  };
}

function invalidFields(message: string): ActionError {
  return { code: "invalid", reason: "invalid_fields", params: {}, problems: [], message };
}
