import { listPeopleAt, type StoredPerson } from "@/db/queries/people/person";
import { findCreationContext } from "@/db/queries/tickets/creation";
import type { EngineCommand } from "@/lib/engine/commands";
import type { Job, TicketState } from "@/lib/engine/model";
import { type LoadedVersion, loadVersion } from "@/lib/flows/version-cache";
import { AppError } from "@/lib/platform/errors";
import { type CreatingNode, childPlans, isCreating, startButtonOf } from "@/lib/tickets/children";
import { decideFiling } from "@/lib/tickets/filing/file-ticket";
import { settleRun } from "./settle-run";
import { type ChildBirth, type Stage, stateIn } from "./stage";

/**
 * Does what Skein does by itself when a ticket comes to a child node: looks which children would be filed, fails the
 * job when one would be refused, goes on when there is none to wait for, and waits otherwise.
 */
export async function seeToChildren(stage: Stage, at: number): Promise<void> {
  for (;;) {
    const state = stateIn(stage.entries);
    const job = state?.jobs.find(({ kind, status }) => kind === "child" && status === "pending");
    if (state == null || job === undefined) return;
    const node = stage.version.nodes.get(job.node);
    const children = isCreating(node) ? await birthsAt(stage, state, node, at) : [];
    const isEmpty = isCreating(node) && children.length === 0;
    const change = await settleRun(stage, state, commandFor(job, children, isEmpty, at), true);
    stage.entries.push({ step: null, action: "children", by: null, node: job.node, comment: "", at, change, children });
  }
}

function commandFor(job: Job, children: readonly ChildBirth[], isEmpty: boolean, at: number): EngineCommand {
  const answer = { at, job: job.no, attempt: job.attempt };
  const refused = children.find(({ refusal }) => refusal !== null)?.refusal ?? null;
  if (refused !== null) return { type: "FailJob", ...answer, error: refused.reason };
  return isEmpty ? { type: "CompleteJob", ...answer, values: {}, title: null } : { type: "HoldJob", ...answer };
}

async function birthsAt(stage: Stage, state: TicketState, node: CreatingNode, at: number): Promise<ChildBirth[]> {
  const plans = childPlans(node, state);
  if (plans.length === 0) return [];
  const { tx, version: parent } = stage;
  const { flowId, transitionKey } = node.children;
  const asked = { flowId, userId: state.requester, clientId: null, trialVersionId: null };
  const found = await findCreationContext(tx, asked);
  const isOwn = flowId === parent.flowId;
  // A flow whose children are of its own kind has them of the version that is drawn here, once it is published.
  const version = isOwn ? parent : found.versionId === null ? null : await loadVersion(tx, found.versionId);
  const people = await peopleOf(stage, plans, at);
  const births: ChildBirth[] = [];
  for (const plan of plans) {
    const named = people.get(plan.requesterId);
    const person = named?.isActive ? named : found.person;
    const base = { flowName: found.flowName, title: plan.title, requesterId: person?.id ?? state.requester };
    const refusal =
      version === null || person === null
        ? new AppError("not_found", { reason: "not_found" })
        : await whyRefused(stage, { ...plan, version, flowName: found.flowName, person, transitionKey, at });
    births.push({ ...base, refusal });
  }
  return births;
}

async function peopleOf({ tx }: Stage, plans: readonly { requesterId: number }[], at: number) {
  const ids = [...new Set(plans.map(({ requesterId }) => requesterId))];
  const asked = ids.map((userId) => ({ userId, at: new Date(at) }));
  const found = await listPeopleAt(tx, asked);
  return new Map(ids.map((id, index) => [id, found[index] ?? null]));
}

type Birth = Pick<Parameters<typeof decideFiling>[1], "title" | "values" | "flowName"> & {
  version: LoadedVersion;
  person: StoredPerson;
  transitionKey: string;
  at: number;
};

async function whyRefused({ tx, inquiry }: Stage, birth: Birth): Promise<AppError | null> {
  const { version, flowName, person, title, values } = birth;
  const transition = startButtonOf(version, birth.transitionKey);
  if (transition === null) return new AppError("refused", { reason: "transition_not_here" });
  const filed = { version, flowName, person, title, values, transition, at: new Date(birth.at), parent: null };
  try {
    await decideFiling(tx, { ...filed, actor: { kind: "system" } }, inquiry);
    return null;
  } catch (error) {
    if (error instanceof AppError && error.code !== "unavailable") return error;
    throw error;
  }
}
