import type { Reader } from "@/db/client";
import { listCalendars } from "@/db/queries/calendars";
import { findSimulatedFlow } from "@/db/queries/flows/simulations";
import type { FlowDefinition } from "@/lib/flows/definition";
import { calendarIdsIn } from "@/lib/flows/problems/calendars";
import { clockOf } from "@/lib/flows/time/calendar-clock";
import { assemble, type LoadedVersion } from "@/lib/flows/version-cache";
import { notFound } from "@/lib/platform/errors";

/** A definition as tickets would run on it, which no version holds yet. */
export type DraftVersion = { version: LoadedVersion; flowName: string };

/**
 * Prepares a definition of a flow for running, without writing anything. What is new in it gets integers that nothing
 * else has.
 *
 * @throws AppError `not_found` when there is no such flow; Error for a definition with errors.
 */
export async function prepareDraft(reader: Reader, flowId: number, definition: FlowDefinition): Promise<DraftVersion> {
  const flow = await findSimulatedFlow(reader, flowId);
  if (flow === null) throw notFound();
  const calendarIds = calendarIdsIn(definition);
  const calendars = calendarIds.length === 0 ? [] : await listCalendars(reader, calendarIds);
  const stored = {
    ...{ id: 0, flowId, number: 0, definition },
    nodeIds: withNew(flow.nodeIds, definition.nodes),
    transitionIds: withNew(flow.transitionIds, definition.transitions),
  };
  return { version: assemble(stored, clockOf(calendars)), flowName: flow.flowName };
}

/** What is new counts down from -1, which no stored element has. */
function withNew(known: Record<string, number>, elements: readonly { key: string }[]): Record<string, number> {
  const fresh = elements.filter(({ key }) => !Object.hasOwn(known, key));
  return { ...known, ...Object.fromEntries(fresh.map(({ key }, index) => [key, -1 - index])) };
}
