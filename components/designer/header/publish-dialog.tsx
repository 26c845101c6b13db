"use client";

import { Label } from "@heroui/react/label";
import { TextArea } from "@heroui/react/textarea";
import { TextField } from "@heroui/react/textfield";
import { toast } from "@heroui/react/toast";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { ActionDialog } from "@/components/tasks/dialogs/action-dialog";
import { DialogForm } from "@/components/tasks/dialogs/dialog-form";
import { publishVersionAction } from "@/lib/flows/actions";
import type { ActionError } from "@/lib/http/action-result";
import { ProblemList } from "../problems/problem-list";
import { useProblems } from "../problems/problems-provider";
import { useDraftSaver } from "../store/saver-context";
import { useDesigner, useDesignerStore } from "../store/use-designer";

type Props = { isOpen: boolean; onClose: () => void };

/** What will be, what is in the way, and what is new, before the draft is published. */
export function PublishDialog({ isOpen, onClose }: Props) {
  const t = useTranslations("designer.publish");
  const flow = useDesigner((state) => state.flow);
  const number = useDesigner(({ draft }) => draft.number);
  return (
    <ActionDialog isOpen={isOpen} title={t("title", { number })} subject={flow.name} onClose={onClose}>
      <PublishForm onClose={onClose} />
    </ActionDialog>
  );
}

function PublishForm({ onClose }: { onClose: () => void }) {
  const t = useTranslations("designer.publish");
  const problems = useProblems();
  const publishedNumber = useDesigner(({ draft }) => draft.publishedNumber);
  const { publish, isPending, error } = usePublish(onClose);
  const [notes, setNotes] = useState("");
  const errors = problems.filter(({ severity }) => severity === "error");
  return (
    <DialogForm
      confirm={t("publish")}
      command={{ isPending, error: error?.message ?? null }}
      isDisabled={errors.length > 0}
      onConfirm={() => publish(notes)}
      onCancel={onClose}
    >
      {error !== null && error.problems.length > 0 && (
        <ul className="flex list-disc flex-col gap-1 ps-5 text-list">
          {error.problems.map(({ message }) => (
            <li key={message}>{message}</li>
          ))}
        </ul>
      )}
      <p className="text-list text-muted">
        {publishedNumber === null ? t("first") : t("next", { number: publishedNumber })}
      </p>
      {problems.length > 0 && (
        <section aria-label={t("problems")} className="flex flex-col gap-2">
          <p className="text-list">
            {errors.length > 0 ? t("blocked", { count: errors.length }) : t("warned", { count: problems.length })}
          </p>
          <div className="max-h-52 overflow-y-auto rounded-md border border-border">
            <ProblemList problems={problems} onJump={onClose} />
          </div>
        </section>
      )}
      <TextField value={notes} onChange={setNotes} maxLength={4000} fullWidth>
        <Label>{t("notes")}</Label>
        <TextArea rows={3} placeholder={t("notesHint")} />
      </TextField>
    </DialogForm>
  );
}

type Refused = Pick<ActionError, "message" | "problems">;
type Publishing = { publish: (notes: string) => void; isPending: boolean; error: Refused | null };

/** Saves what is not saved yet, then publishes just that. */
function usePublish(onDone: () => void): Publishing {
  const t = useTranslations("designer.publish");
  const store = useDesignerStore();
  const saver = useDraftSaver();
  const [error, setError] = useState<Refused | null>(null);
  const [isPending, start] = useTransition();
  const publish = (notes: string) =>
    start(async () => {
      setError(null);
      const isSaved = await saver.flush();
      const { flow, draft, saving, setDraft } = store.getState();
      if (saving.state === "failed") return setError({ message: saving.message, problems: [] });
      if (!isSaved) return onDone();
      if (draft.revision === null) return onDone();
      const answer = await publishVersionAction({ flowId: flow.id, expectedRevision: draft.revision, notes });
      if (!answer.ok) return setError(answer.error);
      const { number } = answer.data;
      setDraft({ revision: null, number: number + 1, publishedNumber: number });
      toast.success(t("done", { number }));
      onDone();
    });
  return { publish, isPending, error };
}
