import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { type FlowOrigin, flowGrants, flows, flowVersions } from "@/db/schema/flows";
import type { FlowDefinition } from "@/lib/flows/definition";
import { AppError } from "@/lib/platform/errors";
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

export async function insertGrants(tx: Tx, flowId: number, grants: readonly Grant[]): Promise<void> {
  if (grants.length === 0) return;
  await tx.insert(flowGrants).values(grants.map((grant) => ({ flowId, ...grant })));
}

/** The flow's draft, its row locked against others who save or publish; null when it has none. */
export async function findDraft(tx: Tx, flowId: number): Promise<SavedVersion | null> {
  await tx.select({ id: flows.id }).from(flows).where(eq(flows.id, flowId)).for("update");
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
 * @throws AppError `conflict` when somebody else saved it meanwhile.
 */
export async function saveVersion(
  tx: Tx,
  version: {
    flowId: number;
    definition: FlowDefinition;
    expectedRevision: number | null;
    createdById: number | null;
    at: Date;
    ids?: GivenIds;
  },
): Promise<SavedVersion> {
  const { flowId, definition, createdById, at } = version;
  const draft = await findDraft(tx, flowId);
  if ((draft?.revision ?? null) !== version.expectedRevision)
    throw new AppError("conflict", { reason: "draft_changed" });
  await identifyElements(tx, flowId, definition, version.ids);
  if (draft !== null) {
    await tx
      .update(flowVersions)
      .set({ definition, revision: draft.revision + 1 })
      .where(eq(flowVersions.id, draft.id));
    return { ...draft, revision: draft.revision + 1 };
  }
  const number = sql<number>`(select coalesce(max(number), 0) + 1 from flow_versions where flow_id = ${flowId})`;
  const [row] = await tx
    .insert(flowVersions)
    .values({ flowId, number, definition, createdById, createdAt: at })
    .returning({ id: flowVersions.id, number: flowVersions.number, revision: flowVersions.revision });
  if (row === undefined) throw new Error("a version was inserted without an id");
  return row;
}

/**
 * Publishes the flow's draft: the former version retires, tickets keep the one they began with.
 *
 * @throws AppError `conflict` when the draft is not the one that was checked.
 */
export async function publishVersion(
  tx: Tx,
  version: { flowId: number; versionId: number; expectedRevision: number; at: Date },
): Promise<void> {
  const { flowId, versionId, at } = version;
  const draft = await findDraft(tx, flowId);
  if (draft?.id !== versionId || draft.revision !== version.expectedRevision) {
    throw new AppError("conflict", { reason: "draft_changed" });
  }
  await tx
    .update(flowVersions)
    .set({ status: "retired" })
    .where(and(eq(flowVersions.flowId, flowId), eq(flowVersions.status, "published")));
  await tx.update(flowVersions).set({ status: "published", publishedAt: at }).where(eq(flowVersions.id, versionId));
  await tx.update(flows).set({ publishedVersionId: versionId, updatedAt: at }).where(eq(flows.id, flowId));
  await renameElements(tx, versionId);
}
