import type { FlowDefinition } from "../definition";
import type { Known } from "./known";
import { type Problem, problem } from "./problem";

type Reference = { calendarId: number; name: string; place: { nodeKey: string } | { transitionKey: string } };

/** The business calendars by which a definition counts time, each as often as it does. */
function calendarReferences({ nodes, transitions }: FlowDefinition): Reference[] {
  const rules = [
    ...nodes.flatMap(({ key, name, ...node }) => {
      const timed = node.type === "task" ? node.reminders : node.type === "wait" ? [node.wait] : [];
      return timed.map(({ calendarId }) => ({ calendarId, name, place: { nodeKey: key } }));
    }),
    ...transitions.map(({ key, name, timer }) => ({
      calendarId: timer?.calendarId ?? null,
      name,
      place: { transitionKey: key },
    })),
  ];
  return rules.flatMap(({ calendarId, ...rest }) => (calendarId === null ? [] : [{ calendarId, ...rest }]));
}

export function calendarIdsIn(definition: FlowDefinition): number[] {
  return [...new Set(calendarReferences(definition).map(({ calendarId }) => calendarId))];
}

/** Time that is counted by a calendar that is not there. */
export function calendarProblems(definition: FlowDefinition, { knownCalendarIds }: Known): Problem[] {
  if (knownCalendarIds === undefined) return [];
  const missing = calendarReferences(definition).filter(({ calendarId }) => !knownCalendarIds.has(calendarId));
  const places = new Map(missing.map((reference) => [JSON.stringify(reference.place), reference]));
  return [...places.values()].map(({ name, place }) => problem("calendar_unknown", place, { name }));
}
