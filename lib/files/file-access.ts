import type { Reader } from "@/db/client";
import { findFile, type StoredFile } from "@/db/queries/tickets/files";
import { mayReadFile } from "./policy";

/** Whether a ticket shows one of its fields to a person; without a field, whether they may view the ticket at all. */
export type MaySeeField = (ticketId: number, fieldKey: string | null, userId: number) => Promise<boolean>;

/** A file that this person may read; null when there is none, or they may not know of it. */
export async function loadFileAccess(
  reader: Reader,
  { fileId, userId }: { fileId: string; userId: number },
  maySeeField: MaySeeField,
): Promise<StoredFile | null> {
  const file = await findFile(reader, fileId);
  if (file === null) return null;
  const isShown = file.ticketId !== null && (await maySeeField(file.ticketId, file.fieldKey, userId));
  return mayReadFile(userId, { ...file, isShown }) ? file : null;
}
