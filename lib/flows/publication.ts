import type { Tx } from "@/db/client";
import { findActiveUserIds } from "@/db/queries/directory";
import { listOpenFlowIds } from "@/db/queries/flow-versions";
import { keepCalendars } from "@/db/store/calendar-store";
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
  const own = flowId === null ? [] : [flowId];
  const knownUserIds = new Set(await findActiveUserIds(tx, userIdsIn(definition)));
  const knownFlowIds = new Set([...own, ...(await listOpenFlowIds(tx, childFlowIdsIn(definition)))]);
  const knownCalendarIds = new Set(await keepCalendars(tx, calendarIdsIn(definition)));
  const known = { knownUserIds, knownFlowIds, knownCalendarIds, scriptFaults: scriptFaults(definition) };
  const problems = problemsOf(definition, known);
  const errors = problems.filter(({ severity }) => severity === "error");
  if (errors.length === 0) return problems;
  throw new AppError("invalid", {
    reason: "flow_has_problems",
    problems: errors.map(({ code, nodeKey, transitionKey, params }) => ({
      path: nodeKey ?? transitionKey ?? "",
      code,
      params,
    })),
  });
}

function userIdsIn({ nodes }: FlowDefinition): number[] {
  const ids = nodes.flatMap((node) => {
    const escalated = node.type === "task" ? node.reminders.flatMap(({ escalate }) => escalate?.who ?? []) : [];
    const who = "who" in node ? [...node.who, ...escalated] : [];
    const exceptions = node.type === "task" ? [node.whenNobody, node.whenRequester, node.whenRepeated] : [];
    return [
      ...who.flatMap((rule) => (rule.kind === "users" ? rule.userIds : [])),
      ...exceptions.flatMap((rule) => (rule.kind === "assign" ? rule.userIds : [])),
    ];
  });
  return [...new Set(ids)];
}

function childFlowIdsIn({ nodes }: FlowDefinition): number[] {
  return nodes.flatMap((node) =>
    node.type === "child" && node.children.kind === "create" ? [node.children.flowId] : [],
  );
}
