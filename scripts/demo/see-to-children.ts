import type postgres from "postgres";
import type { Db } from "@/db/client";
import { AppError } from "@/lib/platform/errors";
import { createChildren } from "@/lib/tickets/commands/create-children";
import { noteChildEnded } from "@/lib/tickets/commands/note-child-ended";

type Scene = { db: Db; sql: postgres.Sql; ticketId: number; at: Date };

/** Does for a ticket of the demo what the functions do later: creates its children, and goes on when they have ended. */
export async function seeToChildren({ db, sql, ticketId, at }: Scene): Promise<void> {
  const ctx = { db, actor: { kind: "system" as const, name: "demo" as const }, clock: { now: () => at } };
  const [job] = await sql<{ no: number; attempt: number; status: string }[]>`
    select no, attempt, status from ticket_jobs
    where ticket_id = ${ticketId} and kind = 'child' and status in ('pending', 'waiting')`;
  if (job === undefined) throw new Error("the ticket does not wait for children");
  if (job.status === "pending") {
    await createChildren.run(ctx, { ticketId, jobNo: job.no, attempt: job.attempt });
    return;
  }
  const [child] = await sql<{ id: number }[]>`select id from tickets where parent_id = ${ticketId} limit 1`;
  await noteChildEnded.run(ctx, { ticketId: child?.id, parentId: ticketId }).catch((error: unknown) => {
    if (!(error instanceof AppError) || error.reason !== "children_open") throw error;
  });
}
