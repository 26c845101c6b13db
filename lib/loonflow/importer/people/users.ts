import type { ImportedUser } from "@/db/store/import-rows";
import type { Directory } from "../directory";
import type { Installation, UserRow } from "../file/installation";
import type { Notes } from "../note";

/** A person with the password that is still to be hashed. */
export type UserToImport = ImportedUser & { password: string | null };

const DJANGO_HASH = /^[a-z0-9_]+\$.+\$/;

/** People, those who left as inactive ones. Who is nowhere any more is still in old tickets and departments. */
export function toUsers(installation: Installation, directory: Directory, notes: Notes): UserToImport[] {
  const rolesOf = rolesByUser(installation, directory, notes);
  const users = installation.users.map((row) => toUser(row, rolesOf.get(row.id) ?? [], directory, notes));
  const unusable = installation.users.filter((row) => DJANGO_HASH.test(row.password)).length;
  if (unusable > 0) notes.add("passwords_not_portable", { count: unusable });
  const missing = installation.users.filter((row) => row.password === "" && !row.is_deleted && row.is_active).length;
  if (missing > 0) notes.add("passwords_missing", { count: missing });
  return users;
}

function toUser(row: UserRow, roleIds: number[], directory: Directory, notes: Notes): UserToImport {
  const isKnown = directory.departmentIds.has(row.dept_id);
  if (row.dept_id !== 0 && !isKnown) {
    notes.add("member_department_missing", { username: row.username, id: row.dept_id });
  }
  return {
    id: row.id,
    username: row.username,
    name: row.alias || row.username,
    email: row.email,
    phone: row.phone,
    isActive: row.is_active && !row.is_deleted,
    isAdministrator: row.is_admin,
    departmentId: isKnown ? row.dept_id : null,
    roleIds,
    password: row.password === "" || DJANGO_HASH.test(row.password) ? null : row.password,
  };
}

function rolesByUser(installation: Installation, directory: Directory, notes: Notes): Map<number, number[]> {
  const users = new Set(installation.users.map((row) => row.id));
  const roles = new Map<number, number[]>();
  for (const { user_id, role_id, is_deleted } of installation.user_roles) {
    if (is_deleted) continue;
    if (!users.has(user_id) || !directory.roleIds.has(role_id)) {
      notes.add("role_member_missing", { user: user_id, role: role_id });
      continue;
    }
    const held = roles.get(user_id) ?? [];
    if (!held.includes(role_id))
      roles.set(
        user_id,
        [...held, role_id].sort((a, b) => a - b),
      );
  }
  return roles;
}
