import { randomInt } from "node:crypto";
import type { Tx } from "@/db/client";
import {
  type DirectoryAnswer,
  type DirectoryQuestion,
  type FoundPrincipal,
  findPrincipals,
  listTurns,
  type Turn,
} from "@/db/queries/people/directory";
import type { AnswerAssignment, DeferAssignment } from "@/lib/engine/commands";
import type { EventOf } from "@/lib/engine/events";
import { type Principal, samePrincipal, type TicketState } from "@/lib/engine/model";
import { MAX_SIGNERS } from "@/lib/engine/signing";
import type { FlowNode, TaskNode } from "@/lib/flows/definition";
import { type LoadedVersion, nodeIdOf } from "@/lib/flows/version-cache";
import type { ExceptionRule } from "@/lib/flows/who";
import { AppError } from "@/lib/platform/errors";
import { type Wanted, wantedBy, wantedUsers, withAnswer } from "./wanted-people";

export type Request = EventOf<"AssignmentRequested">;

/** What the directory has to know besides the ticket's own state. */
export type Surroundings = {
  parentId: number | null;
  at: number;
  /** Which answer it is since the command. */
  round: number;
  /** No person is there who could be told of a refusal. */
  isUnattended: boolean;
  /** The other systems that the node asks have named people, or have said that there are none. */
  isAnswered: boolean;
};

/** How the directory is asked; the simulator has its own way, which changes nothing, waits for nobody and repeats itself. */
export type Inquiry = {
  principals(question: DirectoryQuestion): Promise<DirectoryAnswer>;
  turns(of: { flowId: number; nodeId: number; userIds: readonly number[] }): Promise<readonly Turn[]>;
  /** People in an order drawn by lot. */
  shuffled(people: readonly number[]): number[];
};

/** Asks inside the ticket's transaction. */
export const inquiryIn = (tx: Tx): Inquiry => ({
  principals: (question) => findPrincipals(tx, question),
  turns: (of) => listTurns(tx, of),
  shuffled,
});

const EXCEPTIONS = ["whenNobody", "whenRequester", "whenRepeated"] as const;

/** Enough to know whether somebody else than the requester is there, and whether it is one person or more. */
const A_FEW = 3;

/**
 * Asks the directory who may act at a node or gets a copy, inside the ticket's transaction. Only active people count.
 *
 * @returns the answer for the engine, or that another system has to be asked first.
 * @throws AppError `unavailable` when not even an active administrator exists.
 */
export async function assign(
  tx: Tx,
  version: LoadedVersion,
  state: TicketState,
  request: Request,
  surroundings: Surroundings,
  inquiry: Inquiry = inquiryIn(tx),
): Promise<AnswerAssignment | DeferAssignment> {
  const { at, round, isUnattended } = surroundings;
  const node = version.nodes.get(request.node);
  if (node === undefined) throw new Error(`no node ${request.node}`);
  const wanted = await rulesFor(tx, state, node, request, surroundings);
  if (wanted === "external") return { type: "DeferAssignment", at, token: request.token };
  const answer = await inquiry.principals(question(version, state, node, request, wanted));
  const managers = answer.managers.length > 0 ? answer.managers : answer.administrators;
  if (managers.length === 0)
    throw new AppError("unavailable", { reason: "nobody_to_ask", params: { node: node.name } });
  const found = remembered(answer, request) ?? answer.rule;
  return {
    type: "AnswerAssignment",
    ...{ at, round, isUnattended, token: request.token, seat: request.seat, managers },
    found: {
      principals: found.map(({ principal }) => principal),
      people: await inTurn(inquiry, version, node, peopleOf(found)),
    },
    instead: await insteadOf(inquiry, version, node),
  };
}

/** Whom the node's exception rules name, as far as they are active. Most nodes name nobody and cost no question. */
async function insteadOf(
  inquiry: Inquiry,
  version: LoadedVersion,
  node: FlowNode,
): Promise<AnswerAssignment["instead"]> {
  const rules = EXCEPTIONS.flatMap((key) => (node.type === "task" ? assigned(node[key]) : []));
  const userIds = rules.flatMap((rule) => rule.userIds);
  const roleIds = rules.flatMap((rule) => rule.roleIds);
  if (userIds.length + roleIds.length === 0) return { nobody: [], requester: [], repeated: [] };
  const base = { flowId: version.flowId, requesterId: 0, departmentIds: [], leader: null, peopleLimit: 1 };
  const { rule } = await inquiry.principals({ ...base, userIds, roleIds });
  const named = (exception: ExceptionRule | undefined): Principal[] =>
    rule
      .map(({ principal }) => principal)
      .filter(({ type, id }) =>
        assigned(exception).some(({ userIds: users, roleIds: roles }) =>
          (type === "user" ? users : roles).includes(id),
        ),
      );
  const { whenNobody, whenRequester, whenRepeated } = node.type === "task" ? node : {};
  return { nobody: named(whenNobody), requester: named(whenRequester), repeated: named(whenRepeated) };
}

const assigned = (rule: ExceptionRule | undefined) => (rule?.kind === "assign" ? [rule] : []);

async function rulesFor(
  tx: Tx,
  state: TicketState,
  node: FlowNode,
  request: Request,
  { parentId, isAnswered }: Surroundings,
): Promise<Wanted | "external"> {
  const seats = state.tokens.find(({ no }) => no === request.token)?.seats ?? [];
  const person = seats.find(({ no }) => no === request.seat)?.person ?? null;
  if (person !== null) return wantedUsers([person]);
  // A question that failed for good names nobody: the rest of the rules does not stand for those it would have named.
  if (request.given !== null && !isAnswered) return wantedUsers(request.given);
  if (node.type === "start") return wantedUsers([state.requester]);
  const rules = node.type === "task" || node.type === "copy" ? node.who : [];
  if (request.given !== null) return wantedBy(tx, withAnswer(rules, request.given), state, parentId);
  // Only a whole node can wait for another system; a seat that was vacated asks the other rules.
  if (request.seat === null && rules.some(({ kind }) => kind === "external")) return "external";
  return wantedBy(tx, rules, state, parentId);
}

function question(version: LoadedVersion, state: TicketState, node: FlowNode, request: Request, wanted: Wanted) {
  const preferred = request.preferred === null ? [] : [request.preferred];
  return {
    ...wanted,
    flowId: version.flowId,
    requesterId: state.requester,
    userIds: [...wanted.userIds, ...preferred],
    peopleLimit: isSharedByRule(node) ? A_FEW : MAX_SIGNERS + 1,
  };
}

const isSharedByRule = (node: FlowNode) => node.type !== "task" || node.sharing === "any" || node.sharing === "claim";

/** Whoever did it last time alone, where they are still here. */
function remembered({ rule }: DirectoryAnswer, { preferred }: Request): FoundPrincipal[] | null {
  if (preferred === null) return null;
  const found = rule.filter(({ principal }) => samePrincipal(principal, { type: "user", id: preferred }));
  return found.length > 0 ? found : null;
}

const peopleOf = (found: readonly FoundPrincipal[]) => [...new Set(found.flatMap(({ people }) => people))];

/** In the order they are to be asked: drawn, whoever waited longest, whoever has least to do, or as the rules name them. */
async function inTurn(inquiry: Inquiry, version: LoadedVersion, node: FlowNode, people: number[]): Promise<number[]> {
  const sharing: TaskNode["sharing"] | null = node.type === "task" ? node.sharing : null;
  if (sharing === "random") return inquiry.shuffled(people);
  if (sharing !== "round-robin" && sharing !== "least-busy") return people;
  const { flowId } = version;
  const turns = await inquiry.turns({ flowId, nodeId: nodeIdOf(version, node.key), userIds: people });
  const rank = (turn: (typeof turns)[number]) => (sharing === "least-busy" ? turn.live : (turn.lastGivenAt ?? 0));
  return turns.toSorted((a, b) => rank(a) - rank(b)).map(({ userId }) => userId);
}

function shuffled(people: readonly number[]): number[] {
  const drawn = [...people];
  for (let last = drawn.length - 1; last > 0; last -= 1) {
    const other = randomInt(last + 1);
    [drawn[last], drawn[other]] = [drawn[other] as number, drawn[last] as number];
  }
  return drawn;
}
