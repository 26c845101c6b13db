import { and, eq, isNull, or, sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { files } from "@/db/schema/files";

type NewFile = Omit<typeof files.$inferInsert, "createdAt" | "ticketId" | "fieldKey" | "flowId">;

export async function insertFile(db: Db, file: NewFile): Promise<{ id: string }> {
  const [row] = await db.insert(files).values(file).returning({ id: files.id });
  if (row === undefined) throw new Error("the file was not written");
  return row;
}

export type FilePlace = {
  ticketId: number;
  flowId: number;
  /** null when it comes with a comment. */
  fieldKey: string | null;
};

/**
 * Puts files into a place of a ticket and answers those that may be there: the person's own that are unused, and those
 * that are there already, whoever brought them.
 */
export async function placeFiles(
  tx: Tx,
  fileIds: readonly string[],
  userId: number,
  { ticketId, flowId, fieldKey }: FilePlace,
): Promise<{ id: string; name: string; size: number }[]> {
  const isOwn = and(
    isNull(files.ticketId),
    eq(files.uploadedById, userId),
    // The sweeper throws bytes away after 24 hours, before their row: an hour parts it from any transaction here.
    sql`${files.createdAt} > now() - interval '23 hours'`,
  );
  const isThere = and(eq(files.ticketId, ticketId), sql`${files.fieldKey} is not distinct from ${fieldKey}::text`);
  return tx
    .update(files)
    .set({ ticketId, flowId, fieldKey })
    .where(and(sql`${files.id} = any(${`{${fileIds.join(",")}}`}::uuid[])`, or(isOwn, isThere)))
    .returning({ id: files.id, name: files.name, size: files.size });
}

/** Deletes the row of a file that nobody has used; answers whether there was one. */
export async function deleteUnusedFile(db: Db, fileId: string): Promise<boolean> {
  const isUnused = and(eq(files.id, fileId), isNull(files.ticketId));
  return (await db.delete(files).where(isUnused).returning({ id: files.id })).length === 1;
}
