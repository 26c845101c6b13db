import { toPerson } from "@/db/queries/people/person";
import type { SimulationStep } from "../run";
import { actorOf } from "./acting";
import { JOB_STEPS } from "./job-steps";
import type { Planner } from "./planner";
import { settleRun } from "./settle-run";
import { type ReplayEntry, type Stage, stateIn } from "./stage";
import { TASK_STEPS } from "./task-steps";

type Played = Exclude<SimulationStep, { kind: "wait" | "wait-until" }>;

type Planners = { [K in Played["kind"]]: Planner<Extract<Played, { kind: K }>> };

const PLANNERS: Planners = {
  ...TASK_STEPS,
  ...JOB_STEPS,
  withdraw: async ({ stage, state, at }, { by }) => ({
    action: "withdraw",
    node: state.tokens[0]?.node ?? null,
    command: { type: "WithdrawTicket", at, by: toPerson(actorOf(stage, by, at), stage.version.flowId) },
  }),
};

/** Does what a step says, by the rules of the real command. @throws AppError as that command. */
export async function playStep(stage: Stage, step: Played, at: number): Promise<Omit<ReplayEntry, "step">> {
  const state = stateIn(stage.entries);
  if (state === null) throw new Error("a step before the filing");
  const { action, node, command } = await (PLANNERS[step.kind] as Planner<Played>)({ stage, state, at }, step);
  const by = "by" in step ? actorOf(stage, step.by, at) : null;
  const change = await settleRun(stage, state, command, by === null);
  return { action, by, node, comment: "comment" in step ? step.comment : "", at, change };
}
