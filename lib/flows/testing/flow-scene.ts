import { asc, eq } from "drizzle-orm";
import { getDb } from "@/db/client";
import { flowVersions } from "@/db/schema/flows";
import { users } from "@/db/schema/people";
import { asUser, installPeople, LEAVE, PEOPLE } from "@/db/testing/installation";
import type { Actor } from "@/lib/platform/actor";
import { systemClock } from "@/lib/platform/clock";
import { createFlow } from "../commands/create-flow";
import { saveDraft } from "../commands/drafts/save-draft";
import { FlowDefinition, type FlowDefinitionInput } from "../definition";

export const context = (actor: Actor) => ({ db: getDb(), actor, clock: systemClock });

/** A published flow that `director` made as a designer, and that `manager` was granted. */
export async function installManagedFlow(definition: FlowDefinitionInput = LEAVE): Promise<number> {
  await installPeople(getDb());
  await getDb().update(users).set({ globalRole: "designer" }).where(eq(users.id, PEOPLE.director));
  const grants = [{ permission: "manage", principalType: "user", principalId: PEOPLE.hr1 }];
  const { flowId } = await createFlow.run(context(asUser(PEOPLE.director)), { name: "Leave", definition, grants });
  return flowId;
}

/** Everybody who may not touch the flow: members, strangers, people who left, clients, and who only may look. */
export const OUTSIDERS: Actor[] = [
  asUser(PEOPLE.alice),
  asUser(PEOPLE.gone),
  asUser(4711),
  { kind: "user", userId: PEOPLE.admin, clientId: 1, flowIds: [1] },
];

/** The leave flow with its last task called something else. */
export const renamed = (name: string): FlowDefinitionInput => ({
  ...LEAVE,
  nodes: LEAVE.nodes.map((node) => (node.key === "hr" ? { ...node, name } : node)),
});

/** The leave flow with an error in it. */
export const broken = (): FlowDefinitionInput => ({
  ...LEAVE,
  nodes: LEAVE.nodes.map((node) => (node.key === "hr" && node.type === "task" ? { ...node, who: [] } : node)),
});

export function draftOf(flowId: number, definition: FlowDefinitionInput, expectedRevision: number | null = null) {
  return saveDraft.run(context(asUser(PEOPLE.hr1)), { flowId, definition, expectedRevision });
}

export const parsed = (definition: FlowDefinitionInput) => FlowDefinition.parse(definition);

/** Number and status of every version, in the order they were made. */
export async function versionsOf(flowId: number) {
  const rows = await getDb()
    .select()
    .from(flowVersions)
    .where(eq(flowVersions.flowId, flowId))
    .orderBy(asc(flowVersions.id));
  return rows.map(({ number, status }) => `${number} ${status}`);
}
