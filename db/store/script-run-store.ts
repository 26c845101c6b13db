import { and, eq, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { scriptRuns } from "@/db/schema/scripts";

export type ScriptRunKey = { ticketId: number; jobNo: number; attempt: number };
export type ScriptRunRow = typeof scriptRuns.$inferSelect;

const isRun = ({ ticketId, jobNo, attempt }: ScriptRunKey) =>
  and(eq(scriptRuns.ticketId, ticketId), eq(scriptRuns.jobNo, jobNo), eq(scriptRuns.attempt, attempt));

/** Notes that a script begins, or begins anew after its process was lost; a run that has ended stays as it is. */
export async function beginScriptRun(
  db: Db,
  key: ScriptRunKey,
  { language, at }: { language: ScriptRunRow["language"]; at: Date },
): Promise<ScriptRunRow> {
  const [row] = await db
    .insert(scriptRuns)
    .values({ ...key, language, status: "running", startedAt: at })
    .onConflictDoUpdate({
      target: [scriptRuns.ticketId, scriptRuns.jobNo, scriptRuns.attempt],
      set: {
        starts: sql`${scriptRuns.starts} + case when ${scriptRuns.status} = 'running' then 1 else 0 end`,
        startedAt: sql`case when ${scriptRuns.status} = 'running' then excluded.started_at else ${scriptRuns.startedAt} end`,
      },
    })
    .returning();
  if (row === undefined) throw new Error("the run was not written");
  return row;
}

type End = Pick<ScriptRunRow, "status" | "output" | "result" | "errorCode" | "errorMessage" | "line" | "durationMs">;

/** Notes how a run ended; the first end that is noted stands. */
export async function endScriptRun(db: Db, key: ScriptRunKey, end: End, at: Date): Promise<void> {
  await db
    .update(scriptRuns)
    .set({ ...end, endedAt: at })
    .where(and(isRun(key), eq(scriptRuns.status, "running")));
}
