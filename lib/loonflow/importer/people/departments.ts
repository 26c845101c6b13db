import type { ImportedDepartment } from "@/db/store/import-rows";
import { type Directory, splitNames } from "../directory";
import type { DepartmentRow } from "../file/installation";
import type { Notes } from "../note";

/** Departments, each after the one above it. */
export function toDepartments(
  rows: readonly DepartmentRow[],
  directory: Directory,
  notes: Notes,
): ImportedDepartment[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const parents = new Map(rows.map((row) => [row.id, parentOf(row, byId, notes)]));
  for (const row of rows) {
    if (!isInCircle(row.id, parents)) continue;
    notes.add("department_circle", { name: row.name });
    parents.set(row.id, null);
  }
  const departments = rows.map((row) => toDepartment(row, parents.get(row.id) ?? null, directory, notes));
  return fromTheTop(departments);
}

function parentOf(row: DepartmentRow, byId: ReadonlyMap<number, DepartmentRow>, notes: Notes): number | null {
  if (row.parent_dept_id === 0 || byId.has(row.parent_dept_id)) return row.parent_dept_id || null;
  notes.add("department_parent_missing", { name: row.name, id: row.parent_dept_id });
  return null;
}

function isInCircle(id: number, parents: ReadonlyMap<number, number | null>): boolean {
  const seen = new Set<number>();
  for (let at = parents.get(id) ?? null; at !== null && !seen.has(at); at = parents.get(at) ?? null) {
    if (at === id) return true;
    seen.add(at);
  }
  return false;
}

function toDepartment(
  row: DepartmentRow,
  parentId: number | null,
  directory: Directory,
  notes: Notes,
): ImportedDepartment {
  const { id, name, label } = row;
  const leader = row.leader.trim();
  const leaderId = directory.userIds.get(leader) ?? null;
  if (leader !== "" && leaderId === null) notes.add("leader_missing", { name, username: leader });
  const approverIds = splitNames(row.approver).flatMap((username) => {
    const userId = directory.userIds.get(username);
    if (userId === undefined) notes.add("approver_missing", { name, username });
    return userId === undefined ? [] : [userId];
  });
  return { id, name: name || `#${id}`, label, parentId, leaderId, approverIds: [...new Set(approverIds)] };
}

function fromTheTop(departments: readonly ImportedDepartment[]): ImportedDepartment[] {
  const ordered = new Map<number, ImportedDepartment>();
  for (let before = -1; before < ordered.size; ) {
    before = ordered.size;
    for (const department of departments) {
      const isReady = department.parentId === null || ordered.has(department.parentId);
      if (isReady) ordered.set(department.id, department);
    }
  }
  return [...ordered.values()];
}
