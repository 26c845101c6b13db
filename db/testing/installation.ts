import { eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { clientFlows, clients } from "@/db/schema/clients";
import { flowNodes, flows, flowTransitions, flowVersions } from "@/db/schema/flows";
import { departmentMembers, departments, roleMembers, roles, users } from "@/db/schema/people";
import { FlowDefinition, type FlowDefinitionInput } from "@/lib/flows/definition";
import type { Actor } from "@/lib/platform/actor";

export const PEOPLE = {
  admin: 1,
  alice: 2,
  leader: 3,
  director: 4,
  ceo: 5,
  hr1: 6,
  hr2: 7,
  gone: 8,
  stranger: 9,
} as const;
export const HR_ROLE = 1;
export const EMPTY_ROLE = 2;
export const HEAD_OFFICE = 1;
export const ENGINEERING = 2;

/** A small organisation: Alice works in engineering, which `leader` leads; two people in HR; one has left. */
export async function installPeople(db: Db): Promise<void> {
  const rows = Object.entries(PEOPLE).map(([username, id]) => ({
    id,
    username,
    name: username,
    email: `${username}@example.com`,
    isActive: username !== "gone",
    globalRole: username === "admin" ? ("administrator" as const) : ("member" as const),
  }));
  await db.insert(users).values(rows);
  await db.insert(departments).values([
    { id: HEAD_OFFICE, name: "Head office", parentId: null, leaderId: PEOPLE.ceo },
    { id: ENGINEERING, name: "Engineering", parentId: HEAD_OFFICE, leaderId: PEOPLE.leader },
  ]);
  await db.insert(departmentMembers).values([
    { departmentId: ENGINEERING, userId: PEOPLE.alice },
    { departmentId: ENGINEERING, userId: PEOPLE.leader },
    { departmentId: HEAD_OFFICE, userId: PEOPLE.director },
    { departmentId: HEAD_OFFICE, userId: PEOPLE.ceo },
  ]);
  await db.insert(roles).values([
    { id: HR_ROLE, name: "HR" },
    { id: EMPTY_ROLE, name: "Nobody" },
  ]);
  await db.insert(roleMembers).values([
    { roleId: HR_ROLE, userId: PEOPLE.hr1 },
    { roleId: HR_ROLE, userId: PEOPLE.hr2 },
    { roleId: HR_ROLE, userId: PEOPLE.gone },
    { roleId: EMPTY_ROLE, userId: PEOPLE.gone },
  ]);
}

export type InstalledFlow = {
  flowId: number;
  versionId: number;
  transition: Record<string, number>;
  node: Record<string, number>;
};

/** Publishes a definition as it is, without asking for its problems. */
export async function installFlow(db: Db, input: FlowDefinitionInput, name = "A flow"): Promise<InstalledFlow> {
  const definition = FlowDefinition.parse(input);
  const [flow] = await db.insert(flows).values({ name }).returning({ id: flows.id });
  const flowId = flow?.id ?? 0;
  const [version] = await db
    .insert(flowVersions)
    .values({ flowId, number: 1, status: "published", definition, publishedAt: new Date() })
    .returning({ id: flowVersions.id });
  const versionId = version?.id ?? 0;
  await db.update(flows).set({ publishedVersionId: versionId }).where(eq(flows.id, flowId));
  const nodes = await db
    .insert(flowNodes)
    .values(definition.nodes.map(({ key, name: label, type }) => ({ flowId, key, name: label, type })))
    .returning();
  const transitions = await db
    .insert(flowTransitions)
    .values(definition.transitions.map(({ key, name: label }) => ({ flowId, key, name: label })))
    .returning();
  const ids = (rows: { key: string; id: number }[]) => Object.fromEntries(rows.map((row) => [row.key, row.id]));
  return { flowId, versionId, transition: ids(transitions), node: ids(nodes) };
}

/** A client with the given flows; its secret cannot be opened, for tests that do not sign. */
export async function installClient(db: Db, name: string, serialPrefix: string, flowIds: number[]): Promise<number> {
  const [client] = await db
    .insert(clients)
    .values({ name, serialPrefix, encryptedSecret: "none" })
    .returning({ id: clients.id });
  const clientId = client?.id ?? 0;
  if (flowIds.length > 0) await db.insert(clientFlows).values(flowIds.map((flowId) => ({ clientId, flowId })));
  return clientId;
}

export const asUser = (userId: number): Actor => ({ kind: "user", userId, clientId: null });

/** The leave flow of the tests: leader, then by days HR, director or the CEO; HR is claimed and may send back. */
export const LEAVE: FlowDefinitionInput = {
  format: 1,
  nodes: [
    {
      key: "start",
      name: "New",
      type: "start",
      fields: { title: "required", days: "required", proxy: "edit", reason: "edit" },
    },
    {
      key: "leader",
      name: "Leader",
      type: "task",
      who: [{ kind: "leader" }],
      fields: { title: "read", days: "read", note: "edit" },
    },
    { key: "gate", name: "How long", type: "exclusive" },
    {
      key: "director",
      name: "Director",
      type: "task",
      who: [{ kind: "users", userIds: [PEOPLE.director] }],
      fields: { days: "read" },
    },
    {
      key: "ceo",
      name: "CEO",
      type: "task",
      who: [{ kind: "users", userIds: [PEOPLE.ceo] }],
      fields: { days: "read" },
    },
    {
      key: "hr",
      name: "HR",
      type: "task",
      who: [{ kind: "roles", roleIds: [HR_ROLE] }],
      sharing: "claim",
      maySendBack: true,
      rememberLastHandler: true,
      fields: { days: "read" },
    },
    {
      key: "edit",
      name: "Edit",
      type: "task",
      who: [{ kind: "requester" }],
      fields: { title: "required", days: "required" },
    },
    { key: "end", name: "End", type: "end" },
  ],
  transitions: [
    { key: "submit", from: "start", to: "leader", name: "Submit", intent: "approve" },
    { key: "agree", from: "leader", to: "gate", name: "Agree", intent: "approve" },
    { key: "refuse", from: "leader", to: "edit", name: "Refuse", intent: "reject", requireFields: false },
    { key: "to-ceo", from: "gate", to: "ceo", name: "Over 5", order: 1, condition: "form.days > 5" },
    { key: "to-director", from: "gate", to: "director", name: "Over 3", order: 2, condition: "form.days > 3" },
    { key: "to-hr", from: "gate", to: "hr", name: "Otherwise", order: 3, isDefault: true },
    { key: "director-agree", from: "director", to: "hr", name: "Agree", intent: "approve" },
    { key: "ceo-agree", from: "ceo", to: "hr", name: "Agree", intent: "approve" },
    { key: "file", from: "hr", to: "end", name: "File", intent: "approve" },
    { key: "late", from: "hr", to: "end", name: "Too late", timer: { afterSeconds: 86_400 } },
    { key: "resubmit", from: "edit", to: "leader", name: "Resubmit", intent: "approve" },
  ],
  form: {
    fields: [
      { key: "days", type: "number", label: "Days" },
      { key: "proxy", type: "person", label: "Stand-in" },
      { key: "reason", type: "long-text", label: "Reason" },
      { key: "note", type: "text", label: "Leader's note" },
    ],
  },
};
