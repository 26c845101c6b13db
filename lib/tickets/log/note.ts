import type { FileRef } from "@/db/store/tickets/ticket-rows";
import { attachFiles } from "@/lib/files/attach-files";
import type { LockedTicket } from "../execute";
import { demandActive } from "../people/active-people";

/** What somebody says with an action: a text, people named in it, files that come with it. */
export type NoteInput = { comment: string; mentions?: readonly number[]; fileIds?: readonly string[] };

/** Takes a note into the ticket's transaction. @throws AppError `invalid` for people and files that are none. */
export async function takeNote(
  { tx, id, version, person }: LockedTicket,
  note: NoteInput | undefined,
): Promise<{ comment: string; mentions: readonly number[]; attachments: readonly FileRef[] }> {
  const { comment = "", mentions = [], fileIds = [] } = note ?? {};
  await demandActive(tx, mentions, "mentions");
  const place = { ticketId: id, fieldKey: null, flowId: version.flowId };
  const attachments =
    fileIds.length === 0 || person === null ? [] : await attachFiles(tx, { ...place, fileIds, userId: person.id });
  return { comment, mentions, attachments };
}
