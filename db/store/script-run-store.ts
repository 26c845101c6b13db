import { and, eq, lte, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { scriptRuns } from "@/db/schema/outgoing/scripts";

export type ScriptRunKey = { ticketId: number; jobNo: number; attempt: number };
export type ScriptRunRow = typeof scriptRuns.$inferSelect;

const isRun = ({ ticketId, jobNo, attempt }: ScriptRunKey) =>
  and(eq(scriptRuns.ticketId, ticketId), eq(scriptRuns.jobNo, jobNo), eq(scriptRuns.attempt, attempt));

/**
 * Notes that a script begins, or begins anew where its process is lost. A run that has ended, and one that began after
 * `lostBefore`, stay as they are, and nothing has begun.
 */
export async function beginScriptRun(
  db: Db,
  key: ScriptRunKey,
  { language, at, lostBefore }: { language: ScriptRunRow["language"]; at: Date; lostBefore: Date },
): Promise<{ hasBegun: boolean; run: ScriptRunRow }> {
  const [begun] = await db
    .insert(scriptRuns)
    .values({ ...key, language, status: "running", startedAt: at })
    .onConflictDoUpdate({
      target: [scriptRuns.ticketId, scriptRuns.jobNo, scriptRuns.attempt],
      set: { starts: sql`${scriptRuns.starts} + 1`, startedAt: at },
      setWhere: and(eq(scriptRuns.status, "running"), lte(scriptRuns.startedAt, lostBefore)),
    })
    .returning();
  if (begun !== undefined) return { hasBegun: true, run: begun };
  const [run] = await db.select().from(scriptRuns).where(isRun(key));
  if (run === undefined) throw new Error("the run was not written");
  return { hasBegun: false, run };
}

type End = Pick<ScriptRunRow, "status" | "output" | "result" | "errorCode" | "errorMessage" | "line" | "durationMs">;

/** Notes how a run ended; the first end that is noted stands. */
export async function endScriptRun(db: Db, key: ScriptRunKey, end: End, at: Date): Promise<void> {
  await db
    .update(scriptRuns)
    .set({ ...end, endedAt: at })
    .where(and(isRun(key), eq(scriptRuns.status, "running")));
}
