import { type Db, getDb } from "@/db/client";
import { leaseOutbox, markOutboxSent } from "@/db/store/outbox-store";
import { TOPICS } from "@/lib/outbox/topics";
import { AppError } from "@/lib/platform/errors";
import { createChildren } from "@/lib/tickets/commands/create-children";
import { noteChildEnded } from "@/lib/tickets/commands/note-child-ended";

/** Does what the executor would about parents and children; false when there was nothing. */
export async function workOnChildren(db: Db = getDb()): Promise<boolean> {
  const ctx = { db, actor: { kind: "system", name: "children" }, clock: { now: () => new Date() } } as const;
  const rows = await leaseOutbox(db, { topics: Object.keys(TOPICS), limit: 1000, seconds: 30 });
  for (const { topic, ticketId, payload } of rows) {
    const data = { ...payload, ticketId };
    if (topic === "ticket/child.ended.v1") await settled(noteChildEnded.run(ctx, data));
    if (topic === "ticket/job.started.v1" && payload.kind === "child") await settled(createChildren.run(ctx, data));
  }
  await markOutboxSent(
    db,
    rows.map(({ id }) => id),
  );
  return rows.length > 0;
}

/** What the ticket refuses is over. */
async function settled(work: Promise<unknown>): Promise<void> {
  await work.catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error;
  });
}
