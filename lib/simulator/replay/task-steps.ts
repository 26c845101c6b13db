import type { Person } from "@/lib/engine/commands";
import type { Task } from "@/lib/engine/model";
import { whyNot } from "@/lib/engine/rights";
import { fieldsOf } from "@/lib/flows/definition";
import type { FieldValues, Json } from "@/lib/forms/form-definition";
import { demandActive } from "@/lib/tickets/people/active-people";
import { acceptValues } from "@/lib/tickets/values/field-values";
import type { SimulationStep } from "../run";
import { taskAt } from "./acting";
import type { Moment, Planner } from "./planner";

type TaskStep = Extract<SimulationStep, { node: string; by: number }>;
type TaskPlanners = { [K in TaskStep["kind"]]: Planner<Extract<TaskStep, { kind: K }>> };

/** What people do with their tasks; each is the plan of the command of that name. */
export const TASK_STEPS: TaskPlanners = {
  decide: async (moment, step) => {
    const { task, by } = await doing(moment, step);
    const { transition } = step;
    const requireFields = moment.stage.version.transitions.get(transition)?.requireFields ?? true;
    const edits = await accept(moment, { task, by, submitted: step, requireFields });
    const command = { type: "CompleteTask", at: moment.at, by, task: task.no, transition, ...edits } as const;
    return { action: "complete", node: step.node, command };
  },
  claim: async (moment, step) => {
    const { task, by } = await doing(moment, step);
    return { action: "claim", node: step.node, command: { type: "ClaimTask", at: moment.at, by, task: task.no } };
  },
  release: async (moment, step) => {
    const { task, by } = await doing(moment, step);
    return { action: "release", node: step.node, command: { type: "ReleaseTask", at: moment.at, by, task: task.no } };
  },
  transfer: async (moment, step) => {
    const { task, by } = await doing(moment, step);
    await demandActive(moment.stage.tx, [step.to], "userId");
    const command = { type: "TransferTask", at: moment.at, by, task: task.no, to: step.to } as const;
    return { action: "transfer", node: step.node, command };
  },
  delegate: async (moment, step) => {
    const { task, by } = await doing(moment, step);
    await demandActive(moment.stage.tx, [step.to], "userId");
    const command = { type: "DelegateTask", at: moment.at, by, task: task.no, to: step.to } as const;
    return { action: "delegate", node: step.node, command };
  },
  return: async (moment, step) => {
    const { task, by } = await doing(moment, step);
    const isOnLoan = task.returns[0]?.kind === "delegate";
    const edits = isOnLoan
      ? await accept(moment, { task, by, submitted: step, requireFields: false })
      : { values: {}, title: null };
    const command = { type: "ReturnTask", at: moment.at, by, task: task.no, ...edits } as const;
    return { action: "return", node: step.node, command };
  },
  "add-signer": async (moment, step) => {
    const { task, by } = await doing(moment, step);
    const { people, position } = step;
    await demandActive(moment.stage.tx, people, "userIds");
    const command = { type: "AddSigner", at: moment.at, by, task: task.no, people, position } as const;
    return { action: "add_signer", node: step.node, command };
  },
  "send-back": async (moment, step) => {
    const { task, by } = await doing(moment, step);
    const { to, afterwards } = step;
    const command = { type: "SendBackTask", at: moment.at, by, task: task.no, to, afterwards } as const;
    return { action: "send_back", node: step.node, command };
  },
};

async function doing({ stage, state, at }: Moment, { node, by }: TaskStep): Promise<{ task: Task; by: Person }> {
  const { task, person } = await taskAt(stage, state, { node, by, at });
  return { task, by: person };
}

type Submission = {
  task: Task;
  by: Person;
  submitted: { title?: string | undefined; values: Record<string, Json> };
  requireFields: boolean;
};

/** What the node lets this person change of what they sent; nothing where the engine is going to refuse anyway. */
async function accept(
  { stage, state, at }: Moment,
  { task, by, submitted, requireFields }: Submission,
): Promise<{ values: FieldValues; title: string | null }> {
  if (whyNot(task, by, state.requester) !== null) return { values: {}, title: null };
  const { version, tx } = stage;
  return acceptValues(tx, {
    form: version.definition.form,
    access: fieldsOf(version.nodes.get(task.node)),
    current: state.values,
    submitted: submitted.values,
    title: submitted.title,
    currentTitle: state.title,
    requireFields,
    at: new Date(at),
    // Files of a simulated ticket are names: none is uploaded, none is taken.
    files: null,
  });
}
