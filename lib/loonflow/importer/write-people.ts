import type { Tx } from "@/db/client";
import {
  insertUsers,
  type listOccupied,
  type RecordKind,
  recordImported,
  saveClient,
  saveDepartment,
  saveRole,
  setMemberships,
  updateUser,
} from "@/db/store/import-store";
import { sealClientSecret } from "@/lib/directory/client-secret";
import type { Imported } from "./conflicts";
import { digestOf } from "./digest";
import type { UserToImport } from "./people/users";
import type { Counts } from "./report";
import type { SkeinInstallation } from "./to-skein";

type Occupied = Awaited<ReturnType<typeof listOccupied>>;
export type Writing = { tx: Tx; skein: SkeinInstallation; occupied: Occupied; imported: Imported; at: Date };

type Digested<T> = { row: T; id: number; digest: string; isNew: boolean };

/** Writes the people whose records are new or have changed. */
export async function writeUsers(writing: Writing, hashes: ReadonlyMap<string, string>): Promise<Counts> {
  const { tx, skein, imported, at } = writing;
  const { changed, counts } = sortOut("user", skein.users, withoutPassword, writing);
  const created = changed.filter(({ isNew }) => isNew).map(({ row }) => row);
  await insertUsers(
    tx,
    created.map(({ password, ...row }) => ({ ...row, passwordHash: hashOf(password, hashes) })),
    at,
  );
  for (const { row, isNew } of changed) if (!isNew) await updateUser(tx, row, imported.user.has(row.id));
  await recordImported(tx, "user", changed, at);
  return counts;
}

const withoutPassword = ({ password: _password, ...user }: UserToImport) => user;

const hashOf = (password: string | null, hashes: ReadonlyMap<string, string>) =>
  password === null ? null : (hashes.get(password) ?? null);

/** Departments and roles, then who belongs to them. Call it after people are written, who lead and approve. */
export async function writeGroups(writing: Writing): Promise<Record<"department" | "role", Counts>> {
  const { tx, skein, at } = writing;
  const departments = sortOut("department", skein.departments, (row) => row, writing);
  for (const { row } of departments.changed) await saveDepartment(tx, row);
  await recordImported(tx, "department", departments.changed, at);
  const roles = sortOut("role", skein.roles, (row) => row, writing);
  for (const { row } of roles.changed) await saveRole(tx, row);
  await recordImported(tx, "role", roles.changed, at);
  const people = sortOut("user", skein.users, withoutPassword, writing).changed;
  await setMemberships(
    tx,
    people.map(({ row }) => row),
    skein.roles.map(({ id }) => id),
  );
  return { department: departments.counts, role: roles.counts };
}

/** Calling applications. Call it after flows are written, which they are granted. */
export async function writeClients(writing: Writing): Promise<Counts> {
  const { tx, skein, at } = writing;
  const flowIds = skein.flows.map(({ id }) => id);
  const { changed, counts } = sortOut("client", skein.clients, (row) => row, writing);
  for (const { row } of changed) {
    const { token, flowIds: granted, ...client } = row;
    await saveClient(tx, { ...client, encryptedSecret: sealClientSecret(token) }, granted, flowIds, at);
  }
  await recordImported(tx, "client", changed, at);
  return counts;
}

function sortOut<T extends { id: number }>(
  kind: Exclude<RecordKind, "notice">,
  rows: readonly T[],
  content: (row: T) => unknown,
  { imported, occupied }: Writing,
): { changed: Digested<T>[]; counts: Counts } {
  const known = new Set(occupied[kind].map(({ id }) => id));
  const digested = rows.map((row) => ({ row, id: row.id, digest: digestOf(content(row)), isNew: !known.has(row.id) }));
  const changed = digested.filter(({ id, digest, isNew }) => isNew || imported[kind].get(id) !== digest);
  const created = changed.filter(({ isNew }) => isNew).length;
  const counts = { created, updated: changed.length - created, unchanged: rows.length - changed.length };
  return { changed, counts };
}
