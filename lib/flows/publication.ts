import type { Tx } from "@/db/client";
import { listCalendars } from "@/db/queries/calendars";
import { listOpenFlowIds } from "@/db/queries/flows/flow-versions";
import { findActiveUserIds } from "@/db/queries/people/directory";
import { listGroups } from "@/db/queries/people/groups";
import { keepCalendars } from "@/db/store/calendar-store";
import { referencesIn } from "@/lib/designer/references";
import { AppError } from "@/lib/platform/errors";
import { scriptFaults } from "@/lib/scripts/script-faults";
import type { FlowDefinition } from "./definition";
import { problemsOf } from "./problems";
import { calendarIdsIn } from "./problems/calendars";
import type { Problem } from "./problems/problem";

/**
 * The warnings of a definition that tickets are to run on. What it counts time by stays until the transaction ends.
 *
 * @param flowId the flow it belongs to, which its children may be of too; null when that is still to be made.
 * @throws AppError `invalid` with every error, `path` being the key of the node or transition.
 */
export async function demandSound(
  tx: Tx,
  definition: FlowDefinition,
  flowId: number | null,
): Promise<readonly Problem[]> {
  const problems = await findProblems(tx, definition, flowId);
  demandNoErrors(problems);
  return problems;
}

/** The same for who only looks, and keeps nothing: whether tickets could run on a definition. @throws AppError as `demandSound`. */
export async function demandRunnable(tx: Tx, definition: FlowDefinition, flowId: number): Promise<void> {
  demandNoErrors(await seeProblems(tx, definition, flowId));
}

function demandNoErrors(problems: readonly Problem[]): void {
  const errors = problems.filter(({ severity }) => severity === "error");
  if (errors.length === 0) return;
  throw new AppError("invalid", {
    reason: "flow_has_problems",
    problems: errors.map(({ code, nodeKey, transitionKey, params }) => ({
      path: nodeKey ?? transitionKey ?? "",
      code,
      params,
    })),
  });
}

/** Everything that is wrong with a definition, as far as the server knows. What it counts time by stays until the transaction ends. */
export async function findProblems(
  tx: Tx,
  definition: FlowDefinition,
  flowId: number | null,
): Promise<readonly Problem[]> {
  const calendarIds = await keepCalendars(tx, calendarIdsIn(definition));
  return problemsIn(tx, definition, { flowId, calendarIds });
}

/** The same for who only looks, and keeps nothing. */
export async function seeProblems(tx: Tx, definition: FlowDefinition, flowId: number): Promise<readonly Problem[]> {
  const calendars = await listCalendars(tx, calendarIdsIn(definition));
  return problemsIn(tx, definition, { flowId, calendarIds: calendars.map(({ id }) => id) });
}

async function problemsIn(
  tx: Tx,
  definition: FlowDefinition,
  { flowId, calendarIds }: { flowId: number | null; calendarIds: readonly number[] },
): Promise<readonly Problem[]> {
  const { userIds, flowIds, roleIds, departmentIds } = referencesIn(definition);
  const own = flowId === null ? [] : [flowId];
  const knownUserIds = new Set(await findActiveUserIds(tx, userIds));
  const groups = await listGroups(tx, [
    ...roleIds.map((id) => ({ type: "role" as const, id })),
    ...departmentIds.map((id) => ({ type: "department" as const, id })),
  ]);
  const idsOf = (type: "role" | "department") =>
    new Set(groups.flatMap((group) => (group.type === type ? [group.id] : [])));
  const knownFlowIds = new Set([...own, ...(await listOpenFlowIds(tx, flowIds))]);
  return problemsOf(definition, {
    ...{ knownUserIds, knownRoleIds: idsOf("role"), knownDepartmentIds: idsOf("department") },
    ...{ knownFlowIds, knownCalendarIds: new Set(calendarIds) },
    scriptFaults: scriptFaults(definition),
  });
}
