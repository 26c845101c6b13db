import { and, eq, inArray, sql } from "drizzle-orm";
import type { Reader, Tx } from "@/db/client";
import { clientFlows, clients } from "@/db/schema/clients";
import { type FlowOrigin, flowFields, flowNodes, flows, flowTransitions } from "@/db/schema/flows";
import { importedRecords } from "@/db/schema/imports";
import { departmentApprovers, departmentMembers, departments, roleMembers, roles, users } from "@/db/schema/people";
import type { ImportedDepartment, ImportedRole, ImportedUser } from "./import-rows";
import { advanceSequences, reserveIds } from "./sequences";

export type RecordKind = "user" | "department" | "role" | "client" | "flow" | "notice";

const SYSTEM = "loonflow";
const CHUNK = 1000;

/** The other system lives on beside Skein for a while: ids that it gives meanwhile stay free for the next import. */
const HEADROOM = 100_000;

/** Ids that are looked at and then written must not be taken in between; who only works on tickets is not held up. */
export async function lockForImport(tx: Tx): Promise<void> {
  await tx.execute(sql`
    lock table users, departments, roles, clients, flows, flow_versions, flow_nodes, flow_transitions, flow_fields,
      imported_records in share row exclusive mode`);
}

/** Digest by id of everything of a kind that was imported before. */
export async function listImported(reader: Reader, kind: RecordKind): Promise<Map<number, string>> {
  const rows = await reader
    .select({ id: importedRecords.recordId, digest: importedRecords.digest })
    .from(importedRecords)
    .where(and(eq(importedRecords.system, SYSTEM), eq(importedRecords.kind, kind)));
  return new Map(rows.map((row) => [row.id, row.digest]));
}

export async function recordImported(
  tx: Tx,
  kind: RecordKind,
  records: readonly { id: number; digest: string }[],
  at: Date,
): Promise<void> {
  const rows = records.map(
    ({ id, digest }) => ({ system: SYSTEM, kind, recordId: id, digest, importedAt: at }) as const,
  );
  for (const chunk of chunks(rows)) {
    await tx
      .insert(importedRecords)
      .values(chunk)
      .onConflictDoUpdate({
        target: [importedRecords.system, importedRecords.kind, importedRecords.recordId],
        set: { digest: sql`excluded.digest`, importedAt: sql`excluded.imported_at` },
      });
  }
}

/** What is there of each kind, by id and by the name it must not share. */
export async function listOccupied(tx: Tx) {
  return {
    user: await tx.select({ id: users.id, name: users.username }).from(users),
    department: await tx.select({ id: departments.id, name: departments.name }).from(departments),
    role: await tx.select({ id: roles.id, name: roles.name }).from(roles),
    client: await tx.select({ id: clients.id, name: clients.name }).from(clients),
    flow: await tx.select({ id: flows.id, name: flows.name, origin: flows.origin }).from(flows),
  };
}

export type ElementIds = Record<"nodes" | "transitions" | "fields", readonly number[]>;

type Element = { id: number; flowId: number; key: string };

/** Which of these integers already stand for a node, a transition or a field. */
export async function listElements(tx: Tx, ids: ElementIds) {
  return {
    nodes: await elementsIn(tx, flowNodes, ids.nodes),
    transitions: await elementsIn(tx, flowTransitions, ids.transitions),
    fields: await elementsIn(tx, flowFields, ids.fields),
  };
}

async function elementsIn(
  tx: Tx,
  table: typeof flowNodes | typeof flowTransitions | typeof flowFields,
  ids: readonly number[],
): Promise<Element[]> {
  const found: Element[] = [];
  for (const chunk of chunks(ids)) {
    found.push(
      ...(await tx.execute<Element>(sql`
      select id, flow_id as "flowId", key from ${table} where ${inArray(table.id, chunk)}`)),
    );
  }
  return found;
}

export async function insertUsers(
  tx: Tx,
  rows: readonly (ImportedUser & { passwordHash: string | null })[],
  at: Date,
): Promise<void> {
  const values = rows.map(({ isAdministrator, departmentId: _department, roleIds: _roles, ...row }) => ({
    ...row,
    globalRole: isAdministrator ? ("administrator" as const) : ("member" as const),
    createdAt: at,
  }));
  for (const chunk of chunks(values)) await tx.insert(users).values(chunk);
}

/** Passwords stay: they are their owners' business since the person came. Nobody loses the administrator's role unless the other system gave it. */
export async function updateUser(tx: Tx, row: ImportedUser, wasImported: boolean): Promise<void> {
  const { id, username, name, email, phone, isActive } = row;
  const demoted = wasImported ? sql`'member'` : users.globalRole;
  const globalRole = row.isAdministrator
    ? sql`'administrator'`
    : sql`case when ${users.globalRole} = 'administrator' then ${demoted} else ${users.globalRole} end`;
  await tx.update(users).set({ username, name, email, phone, isActive, globalRole }).where(eq(users.id, id));
}

/** The main department, and those of the imported roles that each person holds. */
export async function setMemberships(tx: Tx, rows: readonly ImportedUser[], roleIds: readonly number[]): Promise<void> {
  for (const chunk of chunks(rows)) {
    const ids = chunk.map(({ id }) => id);
    await tx.delete(departmentMembers).where(and(inArray(departmentMembers.userId, ids), departmentMembers.isPrimary));
    if (roleIds.length > 0) {
      await tx
        .delete(roleMembers)
        .where(and(inArray(roleMembers.userId, ids), inArray(roleMembers.roleId, [...roleIds])));
    }
    const members = chunk.flatMap(({ id, departmentId }) =>
      departmentId === null ? [] : [{ userId: id, departmentId, isPrimary: true }],
    );
    const held = chunk.flatMap(({ id, roleIds: own }) => own.map((roleId) => ({ userId: id, roleId })));
    if (members.length > 0) {
      const target = [departmentMembers.departmentId, departmentMembers.userId];
      await tx
        .insert(departmentMembers)
        .values(members)
        .onConflictDoUpdate({ target, set: { isPrimary: true } });
    }
    for (const part of chunks(held)) await tx.insert(roleMembers).values(part).onConflictDoNothing();
  }
}

export async function saveDepartment(tx: Tx, { approverIds, ...row }: ImportedDepartment): Promise<void> {
  await tx.insert(departments).values(row).onConflictDoUpdate({ target: departments.id, set: row });
  await tx.delete(departmentApprovers).where(eq(departmentApprovers.departmentId, row.id));
  if (approverIds.length === 0) return;
  await tx
    .insert(departmentApprovers)
    .values(approverIds.map((userId, position) => ({ departmentId: row.id, userId, position })));
}

export async function saveRole(tx: Tx, row: ImportedRole): Promise<void> {
  await tx.insert(roles).values(row).onConflictDoUpdate({ target: roles.id, set: row });
}

type ClientRow = { id: number; name: string; encryptedSecret: string; serialPrefix: string; isActive: boolean };

/** A client with the imported flows it was granted; what it was granted here besides stays. */
export async function saveClient(
  tx: Tx,
  row: ClientRow,
  granted: readonly number[],
  known: readonly number[],
  at: Date,
) {
  await tx
    .insert(clients)
    .values({ ...row, createdAt: at })
    .onConflictDoUpdate({ target: clients.id, set: row });
  const lost = known.filter((flowId) => !granted.includes(flowId));
  if (lost.length > 0) {
    await tx.delete(clientFlows).where(and(eq(clientFlows.clientId, row.id), inArray(clientFlows.flowId, lost)));
  }
  if (granted.length === 0) return;
  await tx
    .insert(clientFlows)
    .values(granted.map((flowId) => ({ clientId: row.id, flowId })))
    .onConflictDoNothing();
}

export async function updateFlow(
  tx: Tx,
  flow: { id: number; name: string; description: string; origin: FlowOrigin; at: Date },
): Promise<void> {
  const { id, name, description, origin, at } = flow;
  await tx.update(flows).set({ name, description, origin, updatedAt: at }).where(eq(flows.id, id));
}

/** Call it before flows are written: gateways and their branches get integers beside those that are given. */
export async function reserveElements(tx: Tx, ids: ElementIds): Promise<void> {
  const tables = { nodes: flowNodes, transitions: flowTransitions, fields: flowFields };
  for (const kind of ["nodes", "transitions", "fields"] as const) {
    const highest = ids[kind].reduce((max, id) => Math.max(max, id), 0);
    await reserveIds(tx, tables[kind], highest, HEADROOM);
  }
}

export async function advanceImportedSequences(tx: Tx): Promise<void> {
  await advanceSequences(tx, [users, departments, roles, clients, flows], HEADROOM);
}

function chunks<T>(rows: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(rows.length / CHUNK) }, (_, index) =>
    rows.slice(index * CHUNK, (index + 1) * CHUNK),
  );
}
