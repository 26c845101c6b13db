import { sql } from "drizzle-orm";
import { getDb } from "@/db/client";
import { PEOPLE } from "@/db/testing/installation";
import type { SimulationStep } from "../run";

/** Alice files some days of leave by the flow of the tests. */
export const leaveRun = (days: number, ...steps: (Partial<SimulationStep> & { kind: SimulationStep["kind"] })[]) => ({
  requesterId: PEOPLE.alice,
  at: "2026-11-23T09:00:00.000Z",
  transition: "submit",
  title: "Leave",
  values: { days },
  steps: steps as SimulationStep[],
});

export const decide = (node: string, by: number, transition: string) =>
  ({ kind: "decide", node, by, transition, values: {}, comment: "" }) as const;

/** How many rows every table has, and where every sequence stands. */
export async function everythingStored(): Promise<unknown> {
  const tables = await getDb().execute<{ name: string }>(sql`
    select tablename as name from pg_tables where schemaname = 'public' order by tablename`);
  const counts = [];
  for (const { name } of tables) {
    const [row] = await getDb().execute(sql`select count(*)::int as count from ${sql.identifier(name)}`);
    counts.push({ name, ...row });
  }
  const sequences = await getDb().execute(sql`select sequencename, last_value from pg_sequences order by sequencename`);
  return { counts, sequences: [...sequences] };
}
