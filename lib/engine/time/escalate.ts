import type { Escalation } from "../commands";
import { type CompiledNode, nodeOf } from "../flow/compile";
import type { Course } from "../flow/course";
import {
  distinctPrincipals,
  type Escalating,
  type Instant,
  type Principal,
  type Rung,
  type Seat,
  samePrincipal,
  type Task,
  type UserId,
  userPrincipal,
} from "../model";
import { holdersOf } from "../signing";

type Place = Rung & { token: number; node: string; at: Instant };

/** Tells others of what takes too long, or has them decide as well. Where they are nobody, who runs the flow is told. */
export function escalate(course: Course, place: Place, how: Escalating, escalation: Escalation | null): void {
  if (escalation === null) throw new Error(`nobody was looked up for a reminder at ${place.node}`);
  const { found, managers } = escalation;
  const added = how === "add" && found.people.length > 0 ? addPeople(course, place, found) : null;
  const people = how === "add" ? (added?.people ?? []) : found.people.length > 0 ? found.principals : [];
  const told =
    people.length > 0
      ? { how, people, except: added?.except ?? [], isFallback: false }
      : { how: "inform" as const, people: managers, except: [], isFallback: true };
  course.add({ type: "TicketEscalated", ...place, ...told });
}

type Added = { people: Principal[]; except: UserId[] };

/** Makes people candidates of every live task of a token, as far as they may do it. */
function addPeople(course: Course, { token, node }: Place, found: Escalation["found"]): Added {
  const rule = keptOut(course, nodeOf(course.flow, node));
  const { seats } = course.token(token);
  const added: Principal[] = [];
  const barredOf = course.state.tasks
    .filter((task) => task.token === token)
    .map((task) => {
      const others = task.isFallback ? [] : seats.filter(({ no }) => no !== task.seat);
      const holders = holdersOf(others);
      const isBarred = (id: UserId) => rule.has(id) || holders.has(id) || task.excluded.includes(id);
      added.push(...addTo(course, task, seats, found, isBarred));
      return isBarred;
    });
  const except = found.people.filter((id) => barredOf.every((isBarred) => isBarred(id)));
  return { people: distinctPrincipals(added), except };
}

/** Answers who can do it now of those who were found. */
function addTo(
  course: Course,
  task: Task,
  seats: readonly Seat[],
  { principals, people }: Escalation["found"],
  isBarred: (id: UserId) => boolean,
): readonly Principal[] {
  if (people.every(isBarred)) return [];
  const may = principals.filter(({ type, id }) => type !== "user" || !isBarred(id));
  const kept = keptBy(task, seats);
  const candidates = distinctPrincipals([...kept, ...may]);
  if (candidates.length === kept.length) return may;
  const isGroup = may.some(({ type }) => type !== "user");
  const excluded = isGroup ? people.filter((id) => isBarred(id) && !isAmong(kept, userPrincipal(id))) : [];
  course.add({
    type: "TaskRecast",
    task: task.no,
    candidates,
    excluded: [...new Set([...task.excluded, ...excluded])],
  });
  return may;
}

const isAmong = (list: readonly Principal[], one: Principal) => list.some((other) => samePrincipal(other, one));

/** Who keeps their place: whoever could take it, or the one person it is for. A loan is over. */
function keptBy(task: Task, seats: readonly Seat[]): readonly Principal[] {
  if (task.status === "open") return task.candidates;
  const owner = seats.find(({ no }) => no === task.seat)?.person ?? task.assignee;
  return [userPrincipal(owner)];
}

/** The node's rules for people who may not decide, as when they are looked for. */
function keptOut({ state }: Course, { whenRequester, whenRepeated }: CompiledNode): ReadonlySet<UserId> {
  const isFourEyes = whenRepeated.kind === "refuse" || whenRepeated.kind === "assign";
  return new Set([
    ...(whenRequester.kind === "allow" ? [] : [state.requester]),
    ...(isFourEyes ? state.approvedBy : []),
  ]);
}
