import { advance } from "../advance";
import { clearToken } from "../clear";
import type { SendBackTask, WithdrawTicket } from "../commands";
import { isJoin } from "../flow/branches";
import { type CompiledFlow, nodeOf } from "../flow/compile";
import type { Course } from "../flow/course";
import { forksAround } from "../flow/forks";
import { canReach, wayOut } from "../flow/reach";
import type { NodeKey, TicketState } from "../model";
import { Refused, refuse } from "../refusal";
import { decidableTask } from "../rights";
import { gather } from "./gather";

/** Returns the ticket to a node that was finished before; what others signed here so far is void. */
export function sendBackTask(course: Course, command: SendBackTask): Refused | null {
  const found = decidableTask(course, command.task, command.by);
  if (found instanceof Refused) return found;
  const { task, node, acting } = found;
  if (!node.maySendBack) return refuse({ code: "send_back_not_allowed" });
  const { to, at } = command;
  const isFinished = to !== task.node && Object.hasOwn(course.state.handledBy, to);
  const { fork } = course.token(task.token);
  const isLeft = command.afterwards === "rerun" && !leadsAgain(course, { fork, node: task.node }, to);
  if (!isFinished || isLeft) return refuse({ code: "node_not_finished", node: to });
  course.add({ type: "TaskCompleted", task: task.no, ...acting, at, transition: null, intent: "neutral" });
  course.add({ type: "NodeHandled", node: task.node, by: acting.by });
  clearToken(course, task.token, at);
  course.add({ type: "SentBack", from: task.node, to });
  const returnTo = command.afterwards === "return" ? task.node : null;
  return advance(course, { token: task.token, to, via: null, returnTo, intent: "neutral", at });
}

type Ticket = { state: Pick<TicketState, "forks">; flow: CompiledFlow };

/**
 * Whether the flow leads from a node to a task's again, so that running it again leaves nobody out; where the token
 * stays in its branches, without going round through their gateway.
 */
export function leadsAgain(
  { state, flow }: Ticket,
  { fork, node }: { fork: number | null; node: NodeKey },
  from: NodeKey,
): boolean {
  const inside = forksAround(state, fork).filter(({ gateway }) => wayOut(flow, gateway, node, from) !== "leaves");
  return canReach(flow, from, node, ...inside.map(({ gateway }) => gateway));
}

/** The requester takes the ticket back to its start, where every place it is at lets them. */
export function withdrawTicket(course: Course, { by, at }: WithdrawTicket): Refused | null {
  const { state, flow } = course;
  if (state.endedAt !== null) return refuse({ code: "ticket_ended" });
  if (by.userId !== state.requester) return refuse({ code: "requester_only" });
  const keeping = state.tokens.find(
    ({ node }) => !isJoin(flow, node) && !(nodeOf(flow, node).type === "task" && nodeOf(flow, node).mayWithdraw),
  );
  if (keeping !== undefined) return refuse({ code: "withdraw_not_allowed", node: keeping.node });
  const token = gather(course, null, at);
  course.add({ type: "TicketWithdrawn" });
  return advance(course, { token, to: flow.start, via: null, returnTo: null, intent: "neutral", at });
}
