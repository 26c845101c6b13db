import type { Tx } from "@/db/client";
import { type Concerned, listBehindEach, listConcerned, listToldEndpoints } from "@/db/queries/flows/simulations";
import { listRuleChannels, listRulesOf } from "@/db/queries/notices/notice-rules";
import { listNoticeReaders } from "@/db/queries/notices/notice-scenes";
import { listInterveners } from "@/db/queries/notices/recipients";
import { statusOf, type Task, type TicketState } from "@/lib/engine/model";
import { fieldsOf } from "@/lib/flows/definition";
import { DEFAULT_LOCALE } from "@/lib/i18n/locales";
import { installationTimeZone } from "@/lib/platform/time-zone";
import { happeningsIn } from "@/lib/tickets/log/happenings";
import { toVisibleForm } from "@/lib/tickets/views/visible-form";
import type { DraftVersion } from "../draft-version";
import { outcomeOf } from "../outcome";
import type { Replay } from "../replay/stage";
import type { SimulatedNames, SimulationView } from "../schema";
import { callsOf } from "./calls";
import { toEntry, toTimer } from "./entries";
import { type Fact, factsOf } from "./facts";
import { readNames } from "./known-names";
import { noticesOf, type Telling } from "./notices";
import type { Setting } from "./scene";
import { toTask } from "./tasks";

/** A replay as somebody looks at it; what it needs of the directory is asked for once, however many steps there are. */
export async function readView(
  tx: Tx,
  draft: DraftVersion,
  replay: Replay,
  readerId: number,
): Promise<{ view: SimulationView | null; names: SimulatedNames }> {
  const { state } = replay;
  const outcome = outcomeOf(replay);
  const facts = replay.entries.flatMap(factsOf);
  const audience = await audienceOf(tx, draft, replay, facts);
  const names = await readNames(tx, replay, audience.concerned);
  if (state === null || outcome === null) return { view: null, names };
  const setting: Setting = { ...draft, replay, names };
  const telling = await readTelling(tx, draft, readerId);
  const endpoints = await listToldEndpoints(tx, draft.version.flowId);
  const entries = [];
  for (const entry of replay.entries) {
    const told = facts.filter((fact) => fact.entry === entry);
    const happened = happeningsIn(entry.change)?.events ?? [];
    entries.push(
      toEntry(entry, {
        calls: await callsOf(setting, entry),
        notices: told.flatMap((fact) => noticesOf(setting, telling, fact, audience.of(fact))),
        webhooks: happened.flatMap((event) =>
          endpoints.filter(({ events }) => events.includes(event)).map(({ name }) => ({ event, endpoint: name })),
        ),
      }),
    );
  }
  const tasks = state.tasks.map((task) => toTask(setting, state, task, audience.doing(task)));
  return { names, view: { ...standing(setting, state), tasks, entries, outcome } };
}

type Standing = Omit<SimulationView, "tasks" | "entries" | "outcome">;

function standing({ version, names, replay }: Setting, state: TicketState): Standing {
  const events = replay.entries.flatMap(({ change }) => change.events);
  const moves = events.filter((event) => event.type === "TokenMoved");
  const places = [...new Set(state.tokens.map(({ node }) => node))];
  return {
    now: replay.now,
    status: statusOf(state),
    title: state.title,
    requesterId: state.requester,
    mayWithdraw: places.length > 0 && places.every((key) => version.compiled.nodes.get(key)?.mayWithdraw === true),
    timers: state.timers.map((timer) => toTimer(timer, state)).sort((a, b) => a.dueAt - b.dueAt || a.no - b.no),
    jobs: state.jobs.map(({ node, kind, status, error }) => {
      const form = toVisibleForm(version, fieldsOf(version.nodes.get(node)), state, names);
      return { node, kind, status, error, form };
    }),
    current: places,
    visited: [...new Set([version.compiled.start, ...moves.map(({ to }) => to)])],
    taken: [...new Set(moves.flatMap(({ via, to }) => (leadsTo(version, via, to) ? [via] : [])))],
  };
}

/** A send back that goes straight back again takes a button and not its transition. */
function leadsTo(version: Setting["version"], via: string | null, to: string): via is string {
  return via !== null && version.transitions.get(via)?.to === to;
}

type Audience = {
  concerned: readonly Concerned[];
  /** Whom a fact would be told. */
  of(fact: Fact): number[];
  /** Who may do a task that waits. */
  doing(task: Task): number[];
};

/** The people behind all facts and all tasks, in three statements at most. */
async function audienceOf(
  tx: Tx,
  { version }: DraftVersion,
  replay: Replay,
  facts: readonly Fact[],
): Promise<Audience> {
  const { flowId } = version;
  const live = replay.state?.tasks ?? [];
  const asks = [
    ...facts.flatMap(({ tasks, entry }) => tasks.map((task) => ({ task, at: entry.at }))),
    ...live.map((task) => ({ task, at: replay.now })),
  ];
  const tasks = asks.map(({ task, at }, id) => ({
    ...{ id, at: new Date(at), candidates: task.candidates, excluded: task.excluded },
    assignee: task.status === "claimed" ? task.assignee : null,
  }));
  const requesterId = replay.run.requesterId;
  const doers = await listConcerned(tx, { flowId, requesterId, tasks });
  const named = facts.map(({ people }, id) => ({ id, people })).filter(({ people }) => people.length > 0);
  const behind = await listBehindEach(tx, named);
  const hasFailed = facts.some(({ isForInterveners }) => isForInterveners);
  const interveners = hasFailed ? (await listInterveners(tx, flowId)).map(({ userId }) => userId) : [];
  const doing = (task: Task, from: number) => {
    const place = asks.findIndex((ask, index) => ask.task === task && index >= from);
    return doers.filter(({ id }) => id === place).map(({ userId }) => userId);
  };
  const firstLive = asks.length - live.length;
  return {
    concerned: [...doers, ...behind],
    doing: (task) => doing(task, firstLive),
    of: (fact) => {
      const told = [
        ...fact.tasks.flatMap((task) => doing(task, 0)),
        ...behind.filter(({ id }) => id === facts.indexOf(fact)).map(({ userId }) => userId),
        ...(fact.isForInterveners ? interveners : []),
      ];
      return [...new Set(told)].filter((userId) => !fact.exceptIds.includes(userId));
    },
  };
}

async function readTelling(tx: Tx, { version }: DraftVersion, readerId: number): Promise<Telling> {
  const rules = await listRulesOf(tx, version.flowId);
  const channels = rules.some(({ channelId }) => channelId !== null) ? await listRuleChannels(tx) : [];
  const [reads] = await listNoticeReaders(tx, [readerId]);
  return {
    ...{ rules, channels },
    reads: { locale: reads?.locale ?? DEFAULT_LOCALE, timeZone: reads?.timeZone ?? installationTimeZone() },
  };
}
