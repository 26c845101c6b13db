import type { Tx } from "@/db/client";
import type { StoredPerson } from "@/db/queries/people/person";
import { countCreatedSince } from "@/db/queries/tickets/creation";
import type { CreationRule } from "@/lib/flows/definition";
import { AppError } from "@/lib/platform/errors";

/** Whether the rule's lists of people let this person create: each kind that is given must match. */
export function isAllowedToCreate(rule: CreationRule, person: StoredPerson): boolean {
  const isPersonNamed = rule.userIds === null || rule.userIds.includes(person.id);
  const isInDepartment = rule.departmentIds === null || overlaps(rule.departmentIds, person.departmentIds);
  const hasRole = rule.roleIds === null || overlaps(rule.roleIds, person.roleIds);
  return isPersonNamed && isInDepartment && hasRole;
}

const overlaps = (a: readonly number[], b: readonly number[]) => a.some((id) => b.includes(id));

/** @throws AppError `refused` when the rule does not let the person create another ticket of this flow now. */
export async function checkCreationRule(
  tx: Tx,
  rule: CreationRule,
  args: { flowId: number; person: StoredPerson; at: Date },
): Promise<void> {
  if (!isAllowedToCreate(rule, args.person)) throw new AppError("forbidden", { reason: "may_not_create" });
  const { limit } = rule;
  if (limit === null) return;
  const since = new Date(args.at.getTime() - limit.hours * 3_600_000);
  const requesterId = limit.per === "requester" ? args.person.id : null;
  const count = await countCreatedSince(tx, { flowId: args.flowId, requesterId, since });
  if (count < limit.count) return;
  const reason = limit.per === "requester" ? "creation_limit" : "creation_limit_everyone";
  throw new AppError("refused", { reason, params: { count: limit.count, hours: limit.hours } });
}
