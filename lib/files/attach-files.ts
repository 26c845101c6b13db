import type { Tx } from "@/db/client";
import { type FilePlace, placeFiles } from "@/db/store/tickets/file-store";
import { AppError } from "@/lib/platform/errors";
import { FileId, type FileRef } from "./schema";

type Attachment = FilePlace & { fileIds: readonly string[]; userId: number };

/**
 * Puts files into a field of a ticket (`fieldKey` null: into a comment) within the caller's transaction, and answers
 * them in the order asked for, each once. Takes what the person has uploaded and nobody has used, and what is in that
 * very place already. A file is taken by one ticket, however many ask at once.
 *
 * @throws AppError `invalid` with a problem `not_a_file` for each file that cannot be taken; its path is the field's
 *   key, or `attachments` for a comment.
 */
export async function attachFiles(tx: Tx, { fileIds, userId, ...place }: Attachment): Promise<FileRef[]> {
  const asked = [...new Set(fileIds.map((id) => id.toLowerCase()))];
  const possible = asked.filter((id) => FileId.safeParse(id).success);
  const placed = possible.length === 0 ? [] : await placeFiles(tx, possible, userId, place);
  const refs = new Map(placed.map((ref) => [ref.id, ref]));
  const missing = asked.filter((id) => !refs.has(id));
  if (missing.length > 0) throw notFiles(missing, place.fieldKey ?? "attachments");
  return asked.flatMap((id) => refs.get(id) ?? []);
}

function notFiles(ids: readonly string[], path: string): AppError {
  const problems = ids.map((file) => ({ path, code: "not_a_file", params: { file } }));
  return new AppError("invalid", { reason: "invalid_fields", problems });
}
