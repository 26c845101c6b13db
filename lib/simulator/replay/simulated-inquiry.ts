import type { Tx } from "@/db/client";
import { findPrincipals, readTurns, type Turn } from "@/db/queries/people/directory";
import type { TicketState } from "@/lib/engine/model";
import { nodeIdOf } from "@/lib/flows/version-cache";
import type { Inquiry } from "@/lib/tickets/people/assignment";
import type { ReplayEntry } from "./stage";

/**
 * Asks the directory as tickets do, each question once, and holds nobody back. Whose turn it is also counts what this
 * run has given them; who is drawn by lot is the same in every replay.
 */
export function simulatedInquiry(tx: Tx, entries: readonly ReplayEntry[]): Inquiry {
  const known = new Map<string, Promise<unknown>>();
  const once = <Answer>(question: object, ask: () => Promise<Answer>): Promise<Answer> => {
    const key = JSON.stringify(question);
    const answer = (known.get(key) as Promise<Answer> | undefined) ?? ask();
    known.set(key, answer);
    return answer;
  };
  let draws = 0;
  return {
    principals: (question) => once(question, () => findPrincipals(tx, question)),
    turns: async (of) => {
      const given = tasksOf(entries);
      const turns = await once({ turns: of }, () => readTurns(tx, of));
      return turns.map((turn) => withGiven(turn, of.nodeId, given));
    },
    shuffled: (people) => {
      draws += 1;
      return drawn(people, draws);
    },
  };
}

type Given = { nodeId: number; assignee: number | null; openedAt: number; isLive: boolean };

/** The tasks of the run as the tables would hold them before the command that asks. */
function tasksOf(entries: readonly ReplayEntry[]): Given[] {
  const tasks = new Map<number, Given>();
  for (const { change } of entries) {
    for (const [no, task] of tasks) tasks.set(no, { ...task, isLive: false });
    for (const event of change.events) {
      const task = event.type === "TaskCompleted" ? tasks.get(event.task) : undefined;
      if (event.type === "TaskCompleted" && task !== undefined) {
        tasks.set(event.task, { ...task, assignee: event.forUser ?? event.by });
      }
    }
    for (const task of change.after.tasks) tasks.set(task.no, givenBy(change.version, task));
  }
  return [...tasks.values()];
}

function givenBy(version: ReplayEntry["change"]["version"], task: TicketState["tasks"][number]): Given {
  const assignee = task.status === "claimed" ? task.assignee : null;
  return { nodeId: nodeIdOf(version, task.node), assignee, openedAt: task.openedAt, isLive: true };
}

function withGiven(turn: Turn, nodeId: number, given: readonly Given[]): Turn {
  const theirs = given.filter(({ assignee }) => assignee === turn.userId);
  const here = theirs.filter((task) => task.nodeId === nodeId).map(({ openedAt }) => openedAt);
  const last = Math.max(turn.lastGivenAt ?? 0, ...here);
  return {
    ...turn,
    live: turn.live + theirs.filter(({ isLive }) => isLive).length,
    lastGivenAt: last === 0 ? null : last,
  };
}

/** Fisher and Yates with numbers that only look like chance. */
function drawn(people: readonly number[], seed: number): number[] {
  const order = [...people];
  let state = Math.imul(seed, 0x9e3779b1) >>> 0;
  for (let last = order.length - 1; last > 0; last -= 1) {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x6d2b79f5) >>> 0;
    const other = state % (last + 1);
    [order[last], order[other]] = [order[other] as number, order[last] as number];
  }
  return order;
}
