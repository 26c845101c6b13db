import type { Tx } from "@/db/client";
import { listPeopleAt } from "@/db/queries/people/person";
import { AppError } from "@/lib/platform/errors";
import type { DraftVersion } from "../draft-version";
import type { SimulationRun, SimulationStep } from "../run";
import { fileRun } from "./file-run";
import { playStep } from "./play-step";
import { seeToChildren } from "./see-to-children";
import { simulatedInquiry } from "./simulated-inquiry";
import { type Replay, type ReplayEntry, type Stage, stateIn } from "./stage";
import { waitUntil } from "./wait-until";

/**
 * Plays a run through a definition from its beginning, with the engine and the directory as they are, and writes
 * nothing. The same run, definition and directory give the same replay.
 */
export async function replay(tx: Tx, draft: DraftVersion, run: SimulationRun): Promise<Replay> {
  const times = timesOf(run);
  const entries: ReplayEntry[] = [];
  const personAt = await peopleOf(tx, run, times);
  const stage: Stage = { ...draft, tx, run, entries, personAt, inquiry: simulatedInquiry(tx, entries) };
  let now = Date.parse(run.at);
  for (let step = -1; step < run.steps.length; step += 1) {
    try {
      const todo = run.steps[step];
      if (todo === undefined) entries.push(await fileRun(stage));
      else if (todo.kind === "wait" || todo.kind === "wait-until") await waitUntil(stage, times[step] ?? now);
      else entries.push({ ...(await playStep(stage, todo, now)), step });
      now = times[step] ?? now;
      await seeToChildren(stage, now);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return { run, entries, state: stateIn(entries), now, refusal: { step, error } };
    }
  }
  return { run, entries, state: stateIn(entries), now, refusal: null };
}

/** What the clock shows after each step. It never goes back. */
function timesOf({ at, steps }: SimulationRun): number[] {
  let now = Date.parse(at);
  return steps.map((step) => {
    if (step.kind === "wait") now += step.seconds * 1000;
    if (step.kind === "wait-until") now = Math.max(now, Date.parse(step.at));
    return now;
  });
}

/** Everybody who does something, as they are when they do it, in one statement. */
async function peopleOf(tx: Tx, run: SimulationRun, times: readonly number[]): Promise<Stage["personAt"]> {
  const filed = { userId: run.requesterId, at: new Date(run.at) };
  const doers = run.steps.flatMap((step, index) => doersOf(step, new Date(times[index] ?? run.at)));
  const keyOf = ({ userId, at }: { userId: number; at: Date }) => `${userId} ${at.getTime()}`;
  const asked = [...new Map([filed, ...doers].map((one) => [keyOf(one), one])).values()];
  const found = await listPeopleAt(tx, asked);
  const people = new Map(asked.map((one, index) => [keyOf(one), found[index] ?? null]));
  return (userId, at) => people.get(keyOf({ userId, at: new Date(at) })) ?? null;
}

const doersOf = (step: SimulationStep, at: Date) => ("by" in step ? [{ userId: step.by, at }] : []);
