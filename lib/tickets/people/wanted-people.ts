import type { Tx } from "@/db/client";
import { findTicketValues } from "@/db/queries/tickets/ticket-values";
import type { TicketState } from "@/lib/engine/model";
import type { WhoRule } from "@/lib/flows/who";
import { type FieldValues, type Json, valueAt } from "@/lib/forms/form-definition";

/** The people that rules mean, as the directory can look them up. */
export type Wanted = {
  userIds: number[];
  departmentIds: number[];
  roleIds: number[];
  leader: { userId: number; levels: number } | null;
};

export const wantedUsers = (userIds: readonly number[]): Wanted => {
  return { userIds: [...userIds], departmentIds: [], roleIds: [], leader: null };
};

/** What rules come to for a ticket as it is now; other systems are not asked. */
export async function wantedBy(
  tx: Tx,
  rules: readonly WhoRule[],
  state: TicketState,
  parentId: number | null,
): Promise<Wanted> {
  const wanted = wantedUsers([]);
  const asksParent = rules.some(({ kind }) => kind === "parent-field");
  const parent = asksParent && parentId !== null ? await findTicketValues(tx, parentId) : {};
  for (const rule of rules) (ASK[rule.kind] as Ask<WhoRule>)(wanted, rule, state, parent);
  return wanted;
}

/** The rules of a node whose other systems have answered: who they named stands where the first of them is asked. */
export function withAnswer(rules: readonly WhoRule[], userIds: readonly number[]): WhoRule[] {
  const answered: WhoRule = { kind: "users", userIds: [...userIds] };
  const first = rules.findIndex(({ kind }) => kind === "external");
  return rules.flatMap((rule, index) => (rule.kind !== "external" ? [rule] : index === first ? [answered] : []));
}

type Ask<R> = (wanted: Wanted, rule: R, state: TicketState, parent: FieldValues) => void;

const ASK: { [K in WhoRule["kind"]]: Ask<Extract<WhoRule, { kind: K }>> } = {
  users: (wanted, rule) => wanted.userIds.push(...rule.userIds),
  departments: (wanted, rule) => wanted.departmentIds.push(...rule.departmentIds),
  roles: (wanted, rule) => wanted.roleIds.push(...rule.roleIds),
  requester: (wanted, _rule, state) => wanted.userIds.push(state.requester),
  leader: (wanted, rule, state) => {
    wanted.leader = { userId: state.requester, levels: rule.levels };
  },
  field: (wanted, rule, state) => wanted.userIds.push(...peopleIn(valueAt(state.values, rule.fieldKey))),
  "parent-field": (wanted, rule, _state, parent) => wanted.userIds.push(...peopleIn(valueAt(parent, rule.fieldKey))),
  handler: (wanted, rule, state) => wanted.userIds.push(...peopleIn(state.handledBy[rule.nodeKey] ?? null)),
  external: () => {},
};

function peopleIn(value: Json): number[] {
  const list = Array.isArray(value) ? value : [value];
  return list.filter((id): id is number => typeof id === "number");
}
