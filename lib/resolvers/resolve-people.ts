import type { Db } from "@/db/client";
import { writeReason } from "@/lib/calls/call-reason";
import { storable } from "@/lib/calls/storable";
import type { CommandContext } from "@/lib/command";
import { AppError } from "@/lib/platform/errors";
import { answerResolver } from "@/lib/tickets/commands/jobs/answer-resolver";
import { failJob } from "@/lib/tickets/commands/jobs/fail-job";
import { AskFailed } from "./ask-failed";
import { type AskMeans, askPeople } from "./ask-people";
import { type JobAttempt, readPeopleQuestions } from "./people-question";

type Log = { warn(fields: object, message: string): void };
export type ResolveMeans = AskMeans & { db: Db; log: Log };

const SECOND = 1000;
/** Together less than the time after which the sweeper tells of the job again. */
const WAITS_MS = [5 * SECOND, 30 * SECOND, 120 * SECOND, 240 * SECOND];
const MAX_REASON = 4000;

/**
 * One try to learn from other systems who works at a node. The first answer moves the ticket on; when there is none for
 * good, the node's rule for nobody does, and the log says why. Doing it once more does no harm.
 *
 * @param no the number of the try, from 1
 * @returns in how many ms to try again; null when there is nothing left to do.
 * @throws AppError as `execute`, but for what says that it is over.
 */
export async function resolvePeople(
  means: ResolveMeans,
  job: JobAttempt,
  no: number,
): Promise<{ waitMs: number | null }> {
  const questions = await readPeopleQuestions(means.db, job);
  if (questions === null) return { waitMs: null };
  const { db, clock, log } = means;
  const system: CommandContext = { db, clock, actor: { kind: "system", name: "hooks" } };
  try {
    const usernames = await askPeople(means, questions);
    await unlessOver(() => answerResolver.run(system, { ...job, usernames }));
  } catch (error) {
    if (!(error instanceof AskFailed)) throw error;
    log.warn({ ...job, no, reason: error.reason, detail: error.detail }, "another system did not name the people");
    const waitMs = error.isPassing ? (WAITS_MS[no - 1] ?? null) : null;
    if (waitMs !== null) return { waitMs };
    const reason = storable(writeReason(error.reason, error.detail), MAX_REASON);
    await unlessOver(() => failJob.run(system, { ...job, error: reason }));
  }
  return { waitMs: null };
}

/** Somebody else was first, or the ticket is gone: then it is done. */
async function unlessOver(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const isOver = error instanceof AppError && (error.code === "conflict" || error.code === "not_found");
    if (!isOver) throw error;
  }
}
