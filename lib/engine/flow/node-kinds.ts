import type { Instant, Intent, JobKind } from "../model";
import { type Refused, refuse } from "../refusal";
import { armTimers } from "../time/timers";
import { isJoin } from "./branches";
import { type CompiledNode, type CompiledTransition, type NodeType, onwardOf } from "./compile";
import type { Course } from "./course";
import { forksAround } from "./forks";
import type { Move } from "./move";

type Arrival = { node: CompiledNode; token: number; intent: Intent; at: Instant };

export type NodeKind = {
  /** What happens when a token comes: where it goes on at once; nothing when it rests or ends. */
  arrive(course: Course, arrival: Arrival): Move[] | Refused;
  /** How a token goes on that was waiting for others. */
  pass?(course: Course, arrival: Arrival): Move[] | Refused;
};

/** A ticket has at most so many positions at once; a flow that needs more goes round in circles. */
const MAX_TOKENS = 200;
/** So deep may branches lie inside of branches: a flow that goes deeper goes round in circles too. */
const MAX_DEPTH = 20;

const REST: Move[] = [];

/** What each kind of node does with a token. */
export const NODE_KINDS = {
  start: { arrive: askForPeople },
  task: { arrive: askForPeople },
  exclusive: { arrive: chooseBranch },
  parallel: { arrive: joinOr(splitParallel), pass: splitParallel },
  inclusive: { arrive: joinOr(splitInclusive), pass: splitInclusive },
  wait: { arrive: wait },
  hook: { arrive: startJob("hook") },
  script: { arrive: startJob("script") },
  child: { arrive: startJob("child") },
  copy: { arrive: askForPeople },
  end: { arrive: end },
  foreign: { arrive: (_course, { node }) => refuse({ code: "not_executable", node: node.key }) },
} as const satisfies Record<NodeType, NodeKind>;

function askForPeople(course: Course, { node, token, at }: Arrival): Move[] {
  armTimers(course, token, at);
  const preferred = node.rememberLastHandler ? (course.state.handledBy[node.key] ?? null) : null;
  course.add({ type: "AssignmentRequested", token, node: node.key, seat: null, preferred, given: null });
  return REST;
}

function along(transition: CompiledTransition, { token, intent, at }: Arrival): Move {
  return { token, to: transition.to, via: transition.key, returnTo: null, intent, at };
}

/** First transition whose condition holds, in ascending order; otherwise the default. */
function chooseBranch(course: Course, arrival: Arrival): Move[] | Refused {
  const { node } = arrival;
  const branch = node.out.find((transition) => holds(course, transition)) ?? defaultOf(node);
  return branch === undefined ? refuse({ code: "no_branch", node: node.key }) : [along(branch, arrival)];
}

const defaultOf = (node: CompiledNode) => node.out.find(({ isDefault }) => isDefault);

/** A condition that cannot be answered does not hold, and the log says so. */
function holds(course: Course, { key, isDefault, condition }: CompiledTransition): boolean {
  if (isDefault || condition === null) return false;
  const { values, title, requester, requesterGroups } = course.state;
  const answer = condition({ values, title, requester, requesterGroups });
  if ("holds" in answer) return answer.holds;
  course.add({ type: "ConditionFailed", transition: key, reason: answer.error });
  return false;
}

type Split = (course: Course, arrival: Arrival) => Move[] | Refused;

/** At a join a token rests first; whether it has to wait at all is asked when everything else is quiet. */
function joinOr(split: Split): Split {
  return (course, arrival) => (isJoin(course.flow, arrival.node.key) ? REST : split(course, arrival));
}

function splitParallel(course: Course, arrival: Arrival): Move[] | Refused {
  return fork(course, arrival, arrival.node.out);
}

function splitInclusive(course: Course, arrival: Arrival): Move[] | Refused {
  const chosen = arrival.node.out.filter((transition) => holds(course, transition));
  const fallback = defaultOf(arrival.node);
  return fork(course, arrival, chosen.length > 0 || fallback === undefined ? chosen : [fallback]);
}

function fork(course: Course, arrival: Arrival, branches: readonly CompiledTransition[]): Move[] | Refused {
  const { node, token, at } = arrival;
  const [only] = branches;
  if (only === undefined) return refuse({ code: "no_branch", node: node.key });
  if (branches.length === 1) return [along(only, arrival)];
  const depth = forksAround(course.state, course.token(token).fork).length;
  if (depth >= MAX_DEPTH || course.state.tokens.length + branches.length > MAX_TOKENS) {
    return refuse({ code: "endless_gateways", node: node.key });
  }
  const no = course.nextNo();
  const tokens = branches.map((_, index) => no + 1 + index);
  course.add({ type: "TokenForked", fork: no, token, gateway: node.key, at, branches: tokens });
  // What was rejected before the fork ends nothing that the fork itself begins.
  return branches.map((branch, index) =>
    along(branch, { ...arrival, intent: "neutral", token: tokens[index] ?? token }),
  );
}

function wait(course: Course, arrival: Arrival): Move[] | Refused {
  const { node, token, at } = arrival;
  const onward = onwardOf(node);
  if (onward === null) return refuse({ code: "no_branch", node: node.key });
  const dueAt = node.waitUntil?.(course.state.values, at) ?? null;
  if (dueAt === null || dueAt <= at) return [along(onward, arrival)];
  course.add({ type: "TimerArmed", timer: course.nextNo(), token, transition: onward.key, dueAt, armedAt: at });
  return REST;
}

function startJob(kind: JobKind) {
  return (course: Course, { node, token, at }: Arrival): Move[] | Refused => {
    if (onwardOf(node) === null) return refuse({ code: "no_branch", node: node.key });
    armTimers(course, token, at);
    course.add({ type: "JobStarted", job: course.nextNo(), token, node: node.key, kind, at });
    return REST;
  };
}

function end(course: Course, { token, at }: Arrival): Move[] {
  course.add({ type: "TokenEnded", token, at });
  return REST;
}
