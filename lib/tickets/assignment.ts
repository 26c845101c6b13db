import type { Tx } from "@/db/client";
import { findPrincipals } from "@/db/queries/directory";
import type { OpenTask } from "@/lib/engine/commands";
import type { Principal, TicketState, UserId } from "@/lib/engine/model";
import type { TaskNode, WhoRule } from "@/lib/flows/definition";
import type { LoadedVersion } from "@/lib/flows/version-cache";
import type { Json } from "@/lib/forms/form-definition";
import { AppError } from "@/lib/platform/errors";

export type Request = { token: number; node: string; preferred: UserId | null };

/**
 * Asks the directory who may act at a node, inside the ticket's transaction.
 * Only active people count. When the node's rules find nobody, the flow's administrators are asked, then those of
 * the installation, so that a ticket never waits for nobody.
 *
 * @throws AppError `unavailable` when not even an active administrator exists.
 */
export async function assign(tx: Tx, version: LoadedVersion, state: TicketState, request: Request, at: number) {
  const node = version.nodes.get(request.node);
  if (node?.type !== "task") throw new Error(`${request.node} is no task node`);
  const found = await findPrincipals(tx, question(version, state, node, request.preferred));
  const remembered = found.filter(({ source, principal }) => source === "rule" && isUser(principal, request.preferred));
  const ruled = remembered.length > 0 ? remembered : found.filter(({ source }) => source === "rule");
  const fallback = firstNonEmpty(
    found.filter(({ source }) => source === "flow_manager"),
    found.filter(({ source }) => source === "administrator"),
  );
  const chosen = firstNonEmpty(ruled, fallback);
  if (chosen.length === 0) throw new AppError("unavailable", { reason: "nobody_to_ask", params: { node: node.name } });
  return openTask(node, request, chosen, ruled.length === 0, at);
}

function openTask(
  node: TaskNode,
  request: Request,
  chosen: readonly { principal: Principal; people: number[] }[],
  isFallback: boolean,
  at: number,
): OpenTask {
  const candidates = distinct(chosen.map(({ principal }) => principal));
  const isOne = new Set(chosen.flatMap(({ people }) => people)).size === 1;
  const [first] = candidates;
  return {
    type: "OpenTask",
    at,
    token: request.token,
    candidates,
    assignee: candidates.length === 1 && first?.type === "user" ? first.id : null,
    mustClaim: node.sharing === "claim" && !isOne,
    isFallback,
  };
}

function question(version: LoadedVersion, state: TicketState, node: TaskNode, preferred: UserId | null) {
  const asked = {
    userIds: preferred === null ? [] : [preferred],
    departmentIds: [] as number[],
    roleIds: [] as number[],
    leaderOf: null as number | null,
    flowId: version.flowId,
  };
  const ask: { [K in WhoRule["kind"]]: (rule: Extract<WhoRule, { kind: K }>) => void } = {
    users: (rule) => asked.userIds.push(...rule.userIds),
    departments: (rule) => asked.departmentIds.push(...rule.departmentIds),
    roles: (rule) => asked.roleIds.push(...rule.roleIds),
    requester: () => asked.userIds.push(state.requester),
    leader: () => {
      asked.leaderOf = state.requester;
    },
    field: (rule) => asked.userIds.push(...peopleIn(state.values[rule.fieldKey] ?? null)),
  };
  for (const rule of node.who) (ask[rule.kind] as (rule: WhoRule) => void)(rule);
  return asked;
}

function peopleIn(value: Json): number[] {
  const list = Array.isArray(value) ? value : [value];
  return list.filter((id): id is number => typeof id === "number");
}

const isUser = (principal: Principal, id: UserId | null) => principal.type === "user" && principal.id === id;

const firstNonEmpty = <T>(first: readonly T[], second: readonly T[]) => (first.length > 0 ? first : second);

function distinct(principals: readonly Principal[]): Principal[] {
  return [...new Map(principals.map((principal) => [`${principal.type}:${principal.id}`, principal])).values()];
}
