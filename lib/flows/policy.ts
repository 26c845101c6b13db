import type { FlowAccess } from "@/db/queries/flows/flow-access";
import type { StoredPerson } from "@/db/queries/people/person";
import type { Actor } from "@/lib/platform/actor";

/** Whether the actor may draw flows at all: designers and administrators in their own name, and Skein itself. */
export function mayDesign(actor: Actor, person: StoredPerson | null): boolean {
  if (actor.kind === "system") return true;
  if (actor.clientId !== null || person === null || !person.isActive) return false;
  return person.globalRole === "designer" || person.globalRole === "administrator";
}

/**
 * Whether the actor may change a flow: administrators, whoever holds a grant to manage it, also as a member of a
 * department or role, and designers who made it. Never through a client, and never as somebody's stand-in.
 */
export function mayManage(actor: Actor, { person, managers, createdById }: Omit<FlowAccess, "isActive">): boolean {
  if (actor.kind === "system") return true;
  if (actor.clientId !== null || person === null || !person.isActive) return false;
  if (person.globalRole === "administrator") return true;
  if (person.globalRole === "designer" && createdById === person.id) return true;
  const own = { user: [person.id], role: person.roleIds, department: person.departmentIds };
  return managers.some(({ type, id }) => own[type].includes(id));
}
