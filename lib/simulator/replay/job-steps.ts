import { findActiveUserIds } from "@/db/queries/people/directory";
import type { Job, TicketState } from "@/lib/engine/model";
import { fieldsOf } from "@/lib/flows/definition";
import type { LogAction } from "@/lib/tickets/log/log-entry";
import { refusalError } from "@/lib/tickets/refusal-error";
import { acceptValues } from "@/lib/tickets/values/field-values";
import type { SimulationStep } from "../run";
import type { Planner } from "./planner";
import type { Stage } from "./stage";

type JobStep = Extract<SimulationStep, { kind: "answer" | "fail" | "name-people" | "retry" | "skip" }>;
type JobPlanners = { [K in JobStep["kind"]]: Planner<Extract<JobStep, { kind: K }>> };

export const JOB_ACTIONS = {
  hook: "hook",
  script: "script",
  child: "children",
  resolver: "resolve",
} as const satisfies Record<Job["kind"], LogAction>;

/** What others answer, and what an intervener does when they do not; each is the plan of the command of that name. */
export const JOB_STEPS: JobPlanners = {
  answer: async ({ stage, state, at }, { node, values }) => {
    const job = await jobAt(stage, state, node);
    const { version, tx } = stage;
    const edits = await acceptValues(tx, {
      form: version.definition.form,
      access: fieldsOf(version.nodes.get(node)),
      current: state.values,
      submitted: values,
      title: undefined,
      currentTitle: state.title,
      requireFields: false,
      at: new Date(at),
      files: null,
    });
    const command = { type: "CompleteJob", at, job: job.no, attempt: job.attempt, ...edits } as const;
    return { action: JOB_ACTIONS[job.kind], node, command };
  },
  fail: async ({ stage, state, at }, { node, error }) => {
    const job = await jobAt(stage, state, node);
    const command = { type: "FailJob", at, job: job.no, attempt: job.attempt, error } as const;
    return { action: JOB_ACTIONS[job.kind], node, command };
  },
  "name-people": async ({ stage, state, at }, { node, people }) => {
    const job = await jobAt(stage, state, node);
    const active = new Set(await findActiveUserIds(stage.tx, people));
    const named = [...new Set(people)].filter((id) => active.has(id));
    const command = { type: "AnswerResolver", at, job: job.no, attempt: job.attempt, people: named } as const;
    return { action: "resolve", node, command };
  },
  retry: async ({ stage, state, at }, { node }) => {
    const job = await jobAt(stage, state, node);
    return { action: "retry", node, command: { type: "RetryJob", at, job: job.no } };
  },
  skip: async ({ stage, state, at }, { node }) => {
    const job = await jobAt(stage, state, node);
    return { action: "skip", node, command: { type: "SkipJob", at, job: job.no } };
  },
};

/** @throws AppError as for a job that is over. */
async function jobAt({ tx, version }: Stage, state: TicketState, node: string): Promise<Job> {
  const job = state.jobs.find((one) => one.node === node);
  if (job === undefined) throw await refusalError(tx, 0, version, { code: "job_gone" });
  return job;
}
