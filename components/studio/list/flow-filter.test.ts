import { expect, test } from "vitest";
import type { ListedFlowRow } from "@/lib/flows/schema";
import { FLOW_STATES, isInState, matches } from "./flow-filter";

const LEAVE: ListedFlowRow = {
  ...{ id: 1, name: "Leave", category: "People", description: "Holidays, sick days", isActive: true, running: 2 },
  ...{ publishedNumber: 1, draftNumber: null, changedBy: null, changedAt: "2026-01-05T01:00:00.000Z" },
};

test.each([
  ["", true],
  ["  ", true],
  ["LEAVE", true],
  ["people holi", true],
  ["leave money", false],
])("looking for %j", (query, isFound) => {
  expect(matches(LEAVE, query)).toBe(isFound);
});

test.each([
  ["published", {}, ["all", "open"]],
  ["published and drawn", { draftNumber: 2 }, ["all", "open", "drawn"]],
  ["never published", { publishedNumber: null, draftNumber: 1 }, ["all", "drawn", "unpublished"]],
  ["retired", { isActive: false }, ["all", "retired"]],
])("a flow that is %s", (_what, change, states) => {
  expect(FLOW_STATES.filter((state) => isInState({ ...LEAVE, ...change }, state))).toEqual(states);
});
