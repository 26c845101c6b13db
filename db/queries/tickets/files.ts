import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { Reader } from "@/db/client";
import { files } from "@/db/schema/files";

export type StoredFile = typeof files.$inferSelect;

/** A file, whoever may read it. */
export async function findFile(reader: Reader, fileId: string): Promise<StoredFile | null> {
  const [row] = await reader.select().from(files).where(eq(files.id, fileId));
  return row ?? null;
}

/** Uploads that nobody has used for a day, oldest first. */
export async function listForgottenFiles(reader: Reader, limit: number): Promise<{ id: string; storageKey: string }[]> {
  const isForgotten = and(isNull(files.ticketId), sql`${files.createdAt} <= now() - interval '24 hours'`);
  return reader
    .select({ id: files.id, storageKey: files.storageKey })
    .from(files)
    .where(isForgotten)
    .orderBy(asc(files.createdAt), asc(files.id))
    .limit(limit);
}
