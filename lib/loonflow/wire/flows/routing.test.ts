import { expect, test } from "vitest";
import { FlowDefinition } from "@/lib/flows/definition";
import { routingOf } from "./routing";

const task = (key: string) => ({ key, name: key, type: "task" });
const gate = (key: string) => ({ key, name: key, type: "exclusive" });
const parallel = (key: string) => ({ key, name: key, type: "parallel" });
const inclusive = { key: "some", name: "some", type: "inclusive" };
const copy = { key: "copy", name: "copy", type: "copy", who: [{ kind: "requester" }] };

const definition = FlowDefinition.parse({
  format: 1,
  nodes: [
    task("a"),
    gate("g1"),
    gate("g2"),
    gate("loop"),
    parallel("fork"),
    parallel("void"),
    copy,
    inclusive,
    task("b"),
    task("c"),
    task("d"),
    task("e"),
  ],
  transitions: [
    { key: "straight", from: "a", to: "b", name: "x" },
    { key: "routed", from: "a", to: "g1", name: "x" },
    { key: "last", from: "g1", to: "e", name: "x", isDefault: true, order: 0 },
    { key: "second", from: "g1", to: "d", name: "x", condition: "two", order: 2 },
    { key: "first", from: "g1", to: "g2", name: "x", condition: "one", order: 1 },
    { key: "inner", from: "g2", to: "b", name: "x", condition: "inner", order: 1 },
    { key: "inner-default", from: "g2", to: "c", name: "x", isDefault: true, order: 2 },
    { key: "split", from: "a", to: "fork", name: "x" },
    { key: "fork-d", from: "fork", to: "d", name: "x", order: 2 },
    { key: "fork-copy", from: "fork", to: "copy", name: "x", order: 1 },
    { key: "copied", from: "copy", to: "some", name: "x" },
    { key: "some-b", from: "some", to: "b", name: "x", condition: "some" },
    { key: "some-c", from: "some", to: "c", name: "x", isDefault: true },
    { key: "lost", from: "a", to: "void", name: "x" },
    { key: "endless", from: "a", to: "loop", name: "x" },
    { key: "round", from: "loop", to: "loop", name: "x", isDefault: true },
  ],
});

const routed = (key: string) => {
  const transition = definition.transitions.find((candidate) => candidate.key === key);
  if (transition === undefined) throw new Error(key);
  const { destination, branches } = routingOf(transition, definition);
  return [destination?.key ?? null, ...branches.map(({ condition, target }) => `${condition} -> ${target.key}`)];
};

test("a transition to a state leads there", () => {
  expect(routed("straight")).toEqual(["b"]);
});

test("gateways become conditions in the order they are tried, those behind another with both", () => {
  expect(routed("routed")).toEqual(["e", "(one) && (inner) -> b", "one -> c", "two -> d"]);
});

test("gateways that go round in circles lead nowhere", () => {
  expect(routed("endless")).toEqual([null]);
});

test("where the way splits, the first way is told; nobody rests at a copy", () => {
  expect(routed("split")).toEqual(["c", "some -> b"]);
});

test("what nothing leaves leads nowhere", () => {
  expect(routed("lost")).toEqual([null]);
});
