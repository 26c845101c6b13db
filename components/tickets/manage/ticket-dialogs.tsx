"use client";

import { useFormatter, useTranslations } from "next-intl";
import { ActionDialog } from "@/components/tasks/dialogs/action-dialog";
import {
  closeTicketAction,
  deleteTicketAction,
  remindAssigneesAction,
  withdrawTicketAction,
} from "@/lib/tickets/actions";
import { CopyForm } from "./copy-form";
import { EditForm } from "./edit-form";
import type { ManageFormProps } from "./managed-ticket";
import { MoveForm } from "./move-form";
import { ReasonDialog } from "./reason-dialog";
import { ReassignForm } from "./reassign-form";

export type TicketDialog =
  | "remind"
  | "withdraw"
  | "copy"
  | "move"
  | "reassign"
  | "edit"
  | "close"
  | "delete"
  | "deleteDraft";

type Props = ManageFormProps & { open: TicketDialog | null };

const MINE = "/tickets?view=mine";
const ALL = "/tickets?view=all";

/** What is asked before something is done with a whole ticket. */
export function TicketDialogs({ open, ticket, onClose }: Props) {
  const t = useTranslations("tickets");
  const format = useFormatter();
  const { ticketId, revision, serial, title, waiting } = ticket;
  const names = waiting.flatMap(({ assignee, candidates }) =>
    assignee === null ? candidates.map(({ name }) => name) : [assignee.name],
  );
  const common = { subject: title === "" ? serial : title, onClose };
  const form = { ticket, onClose };
  const params = { serial, names: format.list([...new Set(names)]) };
  return (
    <>
      <ActionDialog isOpen={open === "copy"} title={t("copy.title")} {...common}>
        <CopyForm {...form} />
      </ActionDialog>
      <ActionDialog isOpen={open === "move"} title={t("move.title")} {...common}>
        <MoveForm {...form} />
      </ActionDialog>
      <ActionDialog isOpen={open === "reassign"} title={t("reassign.title")} {...common}>
        <ReassignForm {...form} />
      </ActionDialog>
      <ActionDialog isOpen={open === "edit"} size="lg" title={t("edit.title")} {...common}>
        <EditForm {...form} />
      </ActionDialog>
      <ReasonDialog
        words="remind"
        isOpen={open === "remind"}
        params={params}
        act={(comment) => remindAssigneesAction({ ticketId, comment })}
        {...common}
      />
      <ReasonDialog
        words="withdraw"
        isOpen={open === "withdraw"}
        params={params}
        act={(comment) => withdrawTicketAction({ ticketId, revision, comment })}
        {...common}
      />
      <ReasonDialog
        words="close"
        isOpen={open === "close"}
        params={params}
        act={(reason) => closeTicketAction({ ticketId, revision, reason })}
        {...common}
      />
      <ReasonDialog
        words="delete"
        isOpen={open === "delete"}
        params={params}
        goTo={ALL}
        act={(reason) => deleteTicketAction({ ticketId, revision, reason })}
        {...common}
      />
      <ReasonDialog
        words="deleteDraft"
        isOpen={open === "deleteDraft"}
        params={params}
        goTo={MINE}
        act={() => deleteTicketAction({ ticketId, reason: t("deleteDraft.reason") })}
        {...common}
      />
    </>
  );
}
