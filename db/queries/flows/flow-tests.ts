import { asc, eq, sql } from "drizzle-orm";
import type { Reader } from "@/db/client";
import { flowTests } from "@/db/schema/flow-tests";
import { users } from "@/db/schema/people";

export type StoredFlowTest = Pick<
  typeof flowTests.$inferSelect,
  "id" | "name" | "run" | "expected" | "revision" | "createdAt"
> & { createdBy: string };

/** The tests of a flow, by name. */
export async function listFlowTests(reader: Reader, flowId: number): Promise<StoredFlowTest[]> {
  return reader
    .select({
      id: flowTests.id,
      name: flowTests.name,
      run: flowTests.run,
      expected: flowTests.expected,
      revision: flowTests.revision,
      createdAt: flowTests.createdAt,
      createdBy: sql<string>`coalesce(${users.name}, '')`,
    })
    .from(flowTests)
    .leftJoin(users, eq(users.id, flowTests.createdById))
    .where(eq(flowTests.flowId, flowId))
    .orderBy(asc(sql`lower(${flowTests.name})`));
}

export async function countFlowTests(reader: Reader, flowId: number): Promise<number> {
  return reader.$count(flowTests, eq(flowTests.flowId, flowId));
}
