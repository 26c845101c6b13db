import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { type FlowOrigin, flowGrants, flows, flowVersions } from "@/db/schema/flows";
import type { FlowDefinition } from "@/lib/flows/definition";
import { draftChanged } from "./draft-changed";
import { type GivenIds, identifyElements, renameElements } from "./flow-elements";

type NewFlow = {
  id?: number;
  name: string;
  description: string;
  category?: string;
  origin?: FlowOrigin | null;
  createdById: number | null;
  at: Date;
};

export type Grant = {
  permission: "view" | "intervene" | "manage";
  principalType: "user" | "department" | "role";
  principalId: number;
};

export type SavedVersion = { id: number; number: number; revision: number };

export async function insertFlow(tx: Tx, { at, ...flow }: NewFlow): Promise<number> {
  const [row] = await tx
    .insert(flows)
    .values({ ...flow, createdAt: at, updatedAt: at })
    .returning({ id: flows.id });
  if (row === undefined) throw new Error("a flow was inserted without an id");
  return row.id;
}

/** Holds a flow against others who change it; false when there is none. */
export async function lockFlow(tx: Tx, flowId: number): Promise<boolean> {
  const rows = await tx.select({ id: flows.id }).from(flows).where(eq(flows.id, flowId)).for("update");
  return rows.length > 0;
}

/** Takes a flow out of the catalog, or back in. */
export async function setFlowActive(tx: Tx, flow: { id: number; isActive: boolean; at: Date }): Promise<void> {
  await tx.update(flows).set({ isActive: flow.isActive, updatedAt: flow.at }).where(eq(flows.id, flow.id));
}

/** Calls a flow something else; its versions stay as they are. */
export async function setFlowProfile(
  tx: Tx,
  flow: { id: number; name: string; description: string; category: string; at: Date },
): Promise<void> {
  const { id, at, ...profile } = flow;
  await tx
    .update(flows)
    .set({ ...profile, updatedAt: at })
    .where(eq(flows.id, id));
}

/** Whoever held a grant that is not among these holds it no longer. */
export async function replaceGrants(tx: Tx, flowId: number, grants: readonly Grant[]): Promise<void> {
  await tx.delete(flowGrants).where(eq(flowGrants.flowId, flowId));
  await insertGrants(tx, flowId, grants);
}

export async function insertGrants(tx: Tx, flowId: number, grants: readonly Grant[]): Promise<void> {
  if (grants.length === 0) return;
  await tx.insert(flowGrants).values(grants.map((grant) => ({ flowId, ...grant })));
}

/** The flow's draft, its row locked against others who save or publish; null when it has none. */
export async function findDraft(tx: Tx, flowId: number): Promise<SavedVersion | null> {
  await lockFlow(tx, flowId);
  const [row] = await tx
    .select({ id: flowVersions.id, number: flowVersions.number, revision: flowVersions.revision })
    .from(flowVersions)
    .where(and(eq(flowVersions.flowId, flowId), eq(flowVersions.status, "draft")));
  return row ?? null;
}

/**
 * Saves a definition as the flow's draft and gives integers to nodes, transitions and fields that are new.
 *
 * @param version.expectedRevision what the draft was when it was read; null when there was none.
 * @throws AppError `conflict` when somebody else saved it meanwhile, saying who and when.
 */
export async function saveVersion(
  tx: Tx,
  version: {
    flowId: number;
    definition: FlowDefinition;
    /** Kept beside the draft; none where it is not what somebody draws. */
    shedSecrets?: Readonly<Record<string, string>>;
    expectedRevision: number | null;
    createdById: number | null;
    at: Date;
    ids?: GivenIds;
  },
): Promise<SavedVersion> {
  const { flowId, definition, shedSecrets = {}, createdById, at } = version;
  const draft = await findDraft(tx, flowId);
  if ((draft?.revision ?? null) !== version.expectedRevision) throw await draftChanged(tx, flowId);
  await identifyElements(tx, flowId, definition, version.ids);
  if (draft !== null) {
    await tx
      .update(flowVersions)
      .set({ definition, shedSecrets, revision: draft.revision + 1, updatedById: createdById, updatedAt: at })
      .where(eq(flowVersions.id, draft.id));
    return { ...draft, revision: draft.revision + 1 };
  }
  const number = sql<number>`(select coalesce(max(number), 0) + 1 from flow_versions where flow_id = ${flowId})`;
  const [row] = await tx
    .insert(flowVersions)
    .values({
      ...{ flowId, number, definition, shedSecrets },
      ...{ createdById, createdAt: at, updatedById: createdById, updatedAt: at },
    })
    .returning({ id: flowVersions.id, number: flowVersions.number, revision: flowVersions.revision });
  if (row === undefined) throw new Error("a version was inserted without an id");
  return row;
}

/** @throws AppError `conflict` when the flow's draft is not the one that was read, saying who changed it and when. */
export async function demandDraft(tx: Tx, flowId: number, expectedRevision: number): Promise<SavedVersion> {
  const draft = await findDraft(tx, flowId);
  if (draft === null || draft.revision !== expectedRevision) throw await draftChanged(tx, flowId);
  return draft;
}

export async function deleteDraft(tx: Tx, versionId: number): Promise<void> {
  await tx.delete(flowVersions).where(and(eq(flowVersions.id, versionId), eq(flowVersions.status, "draft")));
}

/** A frozen copy of a draft, for tickets that try it out; the newest one again while the draft is the same. */
export async function freezeDraft(
  tx: Tx,
  draft: { flowId: number; versionId: number; createdById: number | null; at: Date },
): Promise<number> {
  const [newest] = await tx.execute<{ id: number; isSame: boolean }>(sql`
    select trial.id, (trial.number, trial.definition) = (draft.number, draft.definition) as "isSame"
    from flow_versions trial join flow_versions draft on draft.id = ${draft.versionId}
    where trial.flow_id = ${draft.flowId} and trial.status = 'trial' order by trial.id desc limit 1`);
  if (newest?.isSame) return newest.id;
  const [row] = await tx.execute<{ id: number }>(sql`
    insert into flow_versions (
      flow_id, number, status, definition, revision, created_by_id, created_at, updated_by_id, updated_at)
    select flow_id, number, 'trial', definition, revision, ${draft.createdById}::int, ${draft.at.toISOString()},
      updated_by_id, updated_at
    from flow_versions where id = ${draft.versionId} returning id`);
  if (row === undefined) throw new Error("a trial was made of no draft");
  return row.id;
}

/**
 * Publishes the flow's draft: the former version retires, tickets keep the one they began with.
 *
 * @throws AppError `conflict` when the draft is not the one that was checked.
 */
export async function publishVersion(
  tx: Tx,
  version: {
    flowId: number;
    versionId: number;
    expectedRevision: number;
    notes?: string;
    publishedById?: number | null;
    at: Date;
  },
): Promise<void> {
  const { flowId, versionId, notes, publishedById = null, at } = version;
  const draft = await demandDraft(tx, flowId, version.expectedRevision);
  if (draft.id !== versionId) throw await draftChanged(tx, flowId);
  await tx
    .update(flowVersions)
    .set({ status: "retired" })
    .where(and(eq(flowVersions.flowId, flowId), eq(flowVersions.status, "published")));
  await tx
    .update(flowVersions)
    .set({ status: "published", publishedById, publishedAt: at, ...(notes === undefined ? {} : { notes }) })
    .where(eq(flowVersions.id, versionId));
  await tx.update(flows).set({ publishedVersionId: versionId, updatedAt: at }).where(eq(flows.id, flowId));
  await renameElements(tx, versionId);
}
