import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { setAsideDrafts } from "@/db/schema/flows";
import type { FlowDefinition } from "@/lib/flows/definition";

/** So many of a flow are kept, the newest. */
export const SET_ASIDE_LIMIT = 20;

type Reason = (typeof setAsideDrafts.$inferInsert)["reason"];
type Aside = { flowId: number; why: Reason; byId: number | null; at: Date };

/**
 * Keeps the flow's draft as it is, before something takes its place. The flow's row must be locked.
 *
 * @param next what takes its place; an equal draft is not kept.
 * @returns whether there was something to keep.
 */
export async function setDraftAside(tx: Tx, { flowId, why, byId, at }: Aside, next?: FlowDefinition) {
  const isOther =
    next === undefined ? sql`true` : sql`definition is distinct from ${JSON.stringify(next)}::text::jsonb`;
  const rows = await tx.execute(sql`
    insert into set_aside_drafts (flow_id, number, definition, reason, drawn_by_id, drawn_at, set_aside_by_id, set_aside_at)
    select flow_id, number, definition, ${why}, updated_by_id, updated_at, ${byId}::int, ${at.toISOString()}
    from flow_versions where flow_id = ${flowId} and status = 'draft' and ${isOther}
    returning id`);
  if (rows.length > 0) await dropOldest(tx, flowId);
  return rows.length > 0;
}

/** Keeps what somebody drew and could not save. The flow's row must be locked. */
export async function keepAside(tx: Tx, { flowId, why, byId, at }: Aside, definition: FlowDefinition) {
  const number = sql<number>`(select coalesce(max(number), 1) from flow_versions where flow_id = ${flowId})`;
  const [row] = await tx
    .insert(setAsideDrafts)
    .values({
      ...{ flowId, number, definition, reason: why },
      ...{ drawnById: byId, drawnAt: at, setAsideById: byId, setAsideAt: at },
    })
    .returning({ id: setAsideDrafts.id });
  if (row === undefined) throw new Error("a draft was set aside without an id");
  await dropOldest(tx, flowId);
  return row.id;
}

async function dropOldest(tx: Tx, flowId: number): Promise<void> {
  await tx.execute(sql`
    delete from set_aside_drafts where id in (
      select id from set_aside_drafts where flow_id = ${flowId} order by id desc offset ${SET_ASIDE_LIMIT})`);
}

/** Takes a set-aside draft of this flow away; what it was, or null when it is not there. */
export async function takeSetAside(tx: Tx, place: { flowId: number; id: number }): Promise<FlowDefinition | null> {
  const [row] = await tx
    .delete(setAsideDrafts)
    .where(and(eq(setAsideDrafts.id, place.id), eq(setAsideDrafts.flowId, place.flowId)))
    .returning({ definition: setAsideDrafts.definition });
  return row?.definition ?? null;
}
