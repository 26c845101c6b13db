import { expect, test } from "vitest";
import { leave } from "../testing/known-flows";
import { besideRemoved } from "./beside-removed";

const none = { nodeKeys: [], transitionKeys: [] };

test("goes on at what led to a node, or where its transition came from", () => {
  const flow = leave();
  const line = flow.transitions.find(({ to }) => to === "hr");
  expect(besideRemoved(flow, { ...none, nodeKeys: ["hr"] })).toBe(line?.from);
  expect(besideRemoved(flow, { ...none, transitionKeys: [line?.key ?? ""] })).toBe(line?.from);
});

test("goes on behind what nothing leads to, and never at what is removed too", () => {
  const flow = leave();
  const start = flow.nodes.find(({ type }) => type === "start")?.key ?? "";
  const second = flow.transitions.find(({ from }) => from === start)?.to ?? "";
  expect(besideRemoved(flow, { ...none, nodeKeys: [start] })).toBe(second);
  const others = flow.nodes.map(({ key }) => key).filter((key) => key !== "hr");
  expect(besideRemoved(flow, { ...none, nodeKeys: others })).toBe("hr");
  expect(besideRemoved(flow, { ...none, nodeKeys: [...others, "hr"] })).toBeNull();
});
