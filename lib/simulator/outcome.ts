import { type Principal, samePrincipal, statusOf, userPrincipal } from "@/lib/engine/model";
import type { Replay } from "./replay/stage";
import type { Difference, Outcome } from "./schema";
import { toToldError } from "./told-error";

/** What a replay came to; null where not even the filing was accepted. */
export function outcomeOf({ entries, state }: Replay): Outcome | null {
  const [first] = entries;
  if (first === undefined || state === null) return null;
  const events = entries.flatMap(({ change }) => change.events);
  return {
    path: events.flatMap((event) =>
      event.type === "TokenCreated" ? [event.node] : event.type === "TokenMoved" ? [event.to] : [],
    ),
    status: statusOf(state),
    at: state.tokens.map(({ node }) => node),
    asked: events.flatMap((event) => {
      if (event.type !== "TaskOpened") return [];
      const people = event.assignee === null ? event.candidates : [userPrincipal(event.assignee)];
      return [{ node: event.node, people: people.map(({ type, id }) => ({ type, id })) }];
    }),
  };
}

/** What went otherwise than expected, the most telling first; empty for a test that is green. */
export function differencesIn(expected: Outcome, replay: Replay): Difference[] {
  const actual = outcomeOf(replay);
  const { refusal } = replay;
  return [
    ...(refusal === null ? [] : [{ kind: "refused" as const, step: refusal.step, error: toToldError(refusal.error) }]),
    ...pathDifference(expected.path, actual?.path ?? []),
    ...(actual?.status === expected.status
      ? []
      : [{ kind: "status" as const, expected: expected.status, actual: actual?.status ?? null }]),
    ...(sameKeys(expected.at, actual?.at ?? [])
      ? []
      : [{ kind: "at" as const, expected: expected.at, actual: actual?.at ?? [] }]),
    ...askedDifferences(expected.asked, actual?.asked ?? []),
  ];
}

/** Where the two ways part. */
function pathDifference(expected: readonly string[], actual: readonly string[]): Difference[] {
  for (let place = 0; place < Math.max(expected.length, actual.length); place += 1) {
    const [was, is] = [expected[place] ?? null, actual[place] ?? null];
    if (was !== is) return [{ kind: "path", place, expected: was, actual: is }];
  }
  return [];
}

const sameKeys = (one: readonly string[], other: readonly string[]) =>
  JSON.stringify([...one].sort()) === JSON.stringify([...other].sort());

/** Of the tasks at the same node the first is compared with the first, and so on. */
function askedDifferences(expected: Outcome["asked"], actual: NonNullable<Outcome["asked"]>): Difference[] {
  const left = [...actual];
  return (expected ?? []).flatMap(({ node, people }): Difference[] => {
    const place = left.findIndex((asked) => asked.node === node);
    const [found] = place < 0 ? [] : left.splice(place, 1);
    if (found !== undefined && samePeople(people, found.people)) return [];
    return [{ kind: "asked", node, expected: people, actual: found?.people ?? [] }];
  });
}

function samePeople(one: readonly Principal[], other: readonly Principal[]): boolean {
  const has = (list: readonly Principal[], principal: Principal) =>
    list.some((entry) => samePrincipal(entry, principal));
  return one.length === other.length && one.every((principal) => has(other, principal));
}
