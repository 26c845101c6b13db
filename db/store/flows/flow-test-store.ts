import { and, eq, ne, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { flowTests } from "@/db/schema/flow-tests";

type NewFlowTest = Pick<typeof flowTests.$inferInsert, "flowId" | "name" | "run" | "expected" | "createdById"> & {
  at: Date;
};

/** null when the flow has a test of that name, in whatever case. */
export async function insertFlowTest(tx: Tx, { at, ...test }: NewFlowTest): Promise<number | null> {
  const [row] = await tx
    .insert(flowTests)
    .values({ ...test, createdAt: at, updatedAt: at })
    .onConflictDoNothing()
    .returning({ id: flowTests.id });
  return row?.id ?? null;
}

type Known = { flowId: number; testId: number; revision: number };

const isKnown = ({ flowId, testId, revision }: Known) =>
  and(eq(flowTests.id, testId), eq(flowTests.flowId, flowId), eq(flowTests.revision, revision));

/** Whether another test of the flow has that name. */
export async function isFlowTestNameTaken(tx: Tx, { flowId, testId }: Known, name: string): Promise<boolean> {
  const others = and(eq(flowTests.flowId, flowId), ne(flowTests.id, testId));
  return (await tx.$count(flowTests, and(others, sql`lower(name) = lower(${name})`))) > 0;
}

/** null when it is not there, or not as it was read. */
export async function changeFlowTest(
  tx: Tx,
  known: Known,
  { at, ...change }: Partial<Pick<NewFlowTest, "name" | "run" | "expected">> & { at: Date },
): Promise<number | null> {
  const [row] = await tx
    .update(flowTests)
    .set({ ...change, revision: known.revision + 1, updatedAt: at })
    .where(isKnown(known))
    .returning({ revision: flowTests.revision });
  return row?.revision ?? null;
}

/** Whether it was there as it was read. */
export async function deleteFlowTest(tx: Tx, known: Known): Promise<boolean> {
  const rows = await tx.delete(flowTests).where(isKnown(known)).returning({ id: flowTests.id });
  return rows.length > 0;
}
