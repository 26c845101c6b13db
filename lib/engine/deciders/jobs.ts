import type { AnswerResolver, CompleteJob, FailJob, HoldJob, RetryJob, SkipJob } from "../commands";
import { nodeOf, onwardOf } from "../flow/compile";
import type { Course } from "../flow/course";
import type { Instant, Job, UserId } from "../model";
import { Refused, refuse } from "../refusal";
import { leaveAlong } from "../settle-node";
import { changeValues } from "./complete-task";

/** The job went well: what it answered is kept and the ticket goes on. */
export function completeJob(course: Course, command: CompleteJob): Refused | null {
  const job = answeredJob(course, command);
  if (job instanceof Refused) return job;
  // Who may act is told by `AnswerResolver`; nothing else may take the ticket past its people.
  if (job.kind === "resolver") return refuse({ code: "job_gone" });
  changeValues(course, command);
  return goOn(course, job, "done", command.at);
}

/** The other side has it and answers later. */
export function holdJob(course: Course, command: HoldJob): Refused | null {
  const job = answeredJob(course, command);
  if (job instanceof Refused) return job;
  if (job.status === "pending") course.add({ type: "JobHeld", job: job.no });
  return null;
}

/** It went wrong for good: it waits for somebody to retry or to skip it. */
export function failJob(course: Course, command: FailJob): Refused | null {
  const job = answeredJob(course, command);
  if (job instanceof Refused) return job;
  course.add({ type: "JobFailed", job: job.no, error: command.error });
  // People have to be found in any case; the node's own rules for nobody say by whom.
  if (job.kind === "resolver") return askFor(course, job, [], command.at);
  return null;
}

export function answerResolver(course: Course, command: AnswerResolver): Refused | null {
  const job = answeredJob(course, command);
  if (job instanceof Refused || job.kind !== "resolver")
    return job instanceof Refused ? job : refuse({ code: "job_gone" });
  return askFor(course, job, command.people, command.at);
}

export function retryJob(course: Course, { job: no }: RetryJob): Refused | null {
  const job = liveJob(course, no);
  if (job instanceof Refused) return job;
  if (job.status !== "failed") return refuse({ code: "job_not_failed" });
  course.add({ type: "JobRetried", job: job.no, kind: job.kind, attempt: job.attempt + 1 });
  return null;
}

/** Goes on as if it had gone well, without an answer. */
export function skipJob(course: Course, { job: no, at }: SkipJob): Refused | null {
  const job = liveJob(course, no);
  if (job instanceof Refused) return job;
  return job.kind === "resolver" ? askFor(course, job, [], at) : goOn(course, job, "skipped", at);
}

function liveJob(course: Course, no: number): Job | Refused {
  return course.state.jobs.find((job) => job.no === no) ?? refuse({ code: "job_gone" });
}

/** The job an answer is for: still wanted, and not that of an earlier try. */
function answeredJob(course: Course, { job: no, attempt }: { job: number; attempt: number }): Job | Refused {
  const job = liveJob(course, no);
  if (job instanceof Refused) return job;
  return job.attempt === attempt && job.status !== "failed" ? job : refuse({ code: "job_gone" });
}

function goOn(course: Course, job: Job, how: "done" | "skipped", at: Instant): Refused | null {
  course.add({ type: "JobEnded", job: job.no, how, at });
  const onward = onwardOf(nodeOf(course.flow, job.node));
  if (onward === null) return refuse({ code: "no_branch", node: job.node });
  return leaveAlong(course, job.token, onward, { at, isChosen: false });
}

function askFor(course: Course, job: Job, people: readonly UserId[], at: Instant): null {
  course.add({ type: "JobEnded", job: job.no, how: "done", at });
  const request = { token: job.token, node: job.node, seat: null, preferred: null, given: people };
  course.add({ type: "AssignmentRequested", ...request });
  return null;
}
