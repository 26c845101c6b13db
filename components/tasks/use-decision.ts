"use client";

import { toast } from "@heroui/react/toast";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import type { TicketFormHandle } from "@/components/forms/use-ticket-form";
import type { ActionError, ActionResult } from "@/lib/http/action-result";
import {
  claimTaskAction,
  completeTaskAction,
  releaseTaskAction,
  returnTaskAction,
  saveTaskAction,
} from "@/lib/tasks/actions";
import type { NodeButton, OwnTask, TicketReceipt } from "@/lib/tickets/schema";
import type { Note } from "./note/use-note";
import { useErrorText } from "./use-error-text";

export type Decision = {
  /** What is under way: a button's id, or one of the other actions. */
  pending: number | "claim" | "release" | "save" | "return" | null;
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
  const t = useTranslations();
  const router = useRouter();
  const errorText = useErrorText();
  const [pending, setPending] = useState<Decision["pending"]>(null);
  const [error, setError] = useState<string | null>(null);
  const [isRunning, start] = useTransition();
  const taskId = own?.taskId ?? 0;
  // What was typed stays on a page that moved on; otherwise it shows the new state at once.
  const isTouched = form.isDirty || !note.isEmpty;

  const taken = () => {
    form.markSaved();
    note.clear();
  };
  const refuse = (refused: ActionError) => {
    const text = errorText(refused);
    if (refused.code === "conflict" && !isTouched) toast.danger(text);
    else setError(text);
    if (refused.code === "invalid") form.setProblems(refused.problems);
  };
  const run = (
    what: Decision["pending"],
    act: () => Promise<ActionResult<TicketReceipt>>,
    done: string,
    onDone = taken,
  ) => {
    setPending(what);
    setError(null);
    start(async () => {
      const answer = await act();
      if (answer.ok) {
        onDone();
        toast.success(done);
      } else refuse(answer.error);
      // Inside the transition: the buttons stay busy until the page shows where the ticket is now.
      if (answer.ok || answer.error.code === "conflict") start(() => router.refresh());
    });
  };
  const saved = () => {
    form.markSaved();
    onSaved();
  };

  return {
    pending: isRunning ? pending : null,
    error,
    taken,
    check: ({ requireFields }) => form.collect({ requireFields }) !== null,
    complete: (button) => {
      const changes = form.collect({ requireFields: button.requireFields });
      if (changes === null) return;
      const input = { taskId, transitionId: button.id, ...note.input(), ...changes };
      run(button.id, () => completeTaskAction(input), t("tasks.completed", { serial, button: button.name }));
    },
    claim: () => run("claim", () => claimTaskAction({ taskId }), t("tasks.claimed", { serial })),
    release: () => run("release", () => releaseTaskAction({ taskId }), t("tasks.released", { serial })),
    save: () => {
      const changes = form.collect({ requireFields: false });
      if (changes === null) return;
      run("save", () => saveTaskAction({ taskId, ...changes }), t("tasks.saved", { serial }), saved);
    },
    giveBack: () => {
      const changes = own?.loan?.kind === "delegate" ? form.collect({ requireFields: false }) : {};
      if (changes === null) return;
      const done = t("tasks.giveBack.done", { serial, name: own?.loan?.person.name ?? "" });
      run("return", () => returnTaskAction({ taskId, ...note.input(), ...changes }), done);
    },
    keep: async () => {
      if (!form.isDirty || own?.maySave !== true) return null;
      const changes = form.collect({ requireFields: false });
      if (changes === null) return invalidFields(t("errors.invalid_fields"));
      const answer = await saveTaskAction({ taskId, ...changes });
      if (!answer.ok && answer.error.code === "invalid") form.setProblems(answer.error.problems);
      if (answer.ok) form.markSaved();
      return answer.ok ? null : answer.error;
    },
  };
}

function invalidFields(message: string): ActionError {
  return { code: "invalid", reason: "invalid_fields", params: {}, problems: [], message };
}
