"use client";

import { useTranslations } from "next-intl";
import { ActionDialog } from "@/components/tasks/dialogs/action-dialog";
import { DialogForm } from "@/components/tasks/dialogs/dialog-form";
import { useCommand } from "@/components/tasks/use-command";
import type { ActionResult } from "@/lib/http/action-result";
import { ReasonBox } from "./reason-box";
import { useReason } from "./use-reason";

/** What is asked about; each has its words in the catalogue. */
export type ReasonWords =
  | "remind"
  | "withdraw"
  | "close"
  | "delete"
  | "deleteDraft"
  | "retry"
  | "skip"
  | "removeSigner"
  | "takeBack";

type Question = {
  words: ReasonWords;
  /** What stands in the words' places. */
  params: Record<string, string>;
  act: (reason: string) => Promise<ActionResult<unknown>>;
  /** Where to go when it is done, because the page is no more. */
  goTo?: string;
  onClose: () => void;
};

type Props = Question & { isOpen: boolean; subject: string };

const DESTRUCTIVE: readonly ReasonWords[] = ["close", "delete", "deleteDraft"];
const WITH_REASON: readonly ReasonWords[] = ["close", "delete", "retry", "skip"];

/** Asks before an action that needs nothing but a word about it. */
export function ReasonDialog({ isOpen, subject, ...question }: Props) {
  const t = useTranslations("tickets");
  const { words, params, onClose } = question;
  return (
    <ActionDialog
      isOpen={isOpen}
      title={t(`${words}.title`, params)}
      subject={subject}
      isAlert={DESTRUCTIVE.includes(words)}
      onClose={onClose}
    >
      <Form {...question} />
    </ActionDialog>
  );
}

function Form({ words, params, act, goTo, onClose }: Question) {
  const t = useTranslations("tickets");
  const reason = useReason(WITH_REASON.includes(words));
  const command = useCommand({ onDone: onClose, goTo });
  const confirm = () => reason.demand((text) => command.run(() => act(text), t(`${words}.done`, params)));
  return (
    <DialogForm
      confirm={t(`${words}.confirm`, params)}
      isDangerous={DESTRUCTIVE.includes(words)}
      command={command}
      onConfirm={confirm}
      onCancel={onClose}
    >
      <p className="text-list text-muted">{t(`${words}.lead`, params)}</p>
      {words !== "deleteDraft" && <ReasonBox autoFocus reason={reason} />}
    </DialogForm>
  );
}
