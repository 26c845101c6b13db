import { expect, test } from "vitest";
import { FlowDefinition, type FlowDefinitionInput } from "@/lib/flows/definition";
import { SHARINGS } from "@/lib/flows/who";
import { type StateContext, stateDetailRecord, stateRecords } from "./state-record";
import { transitionRecords } from "./transition-record";

type Nodes = FlowDefinitionInput["nodes"];

function contextOf(nodes: Nodes, transitions: FlowDefinitionInput["transitions"] = [], states: object[] = []) {
  const ids = (list: readonly { key: string }[]) => Object.fromEntries(list.map(({ key }, index) => [key, index + 1]));
  const origin = { fieldKeys: {}, original: { states } } as unknown as StateContext["flow"]["origin"];
  const flow = { id: 9, creator: "ann", createdAt: "2026-01-05T01:00:00Z", origin };
  const names = { users: new Map(), aliases: new Map(), departments: new Map(), roles: new Map(), scripts: new Map() };
  return {
    flow: { ...flow, nodeIds: ids(nodes), transitionIds: ids(transitions) },
    definition: FlowDefinition.parse({ format: 1, nodes, transitions }),
    names: { ...names, fieldKeys: {} },
    timeZone: "UTC",
  } as unknown as StateContext;
}

const base = { key: "n", name: "Node" };

test.each(SHARINGS.map((sharing, index) => [sharing, [2, 1, 3, 3, 3, 4, 4, 4][index]] as const))(
  "work that is shared as %s is distributed as %i",
  (sharing, expected) => {
    const [record] = stateRecords(contextOf([{ ...base, type: "task", who: [{ kind: "requester" }], sharing }]), "");
    expect(record).toMatchObject({ distribute_type_id: expected, participant_type_id: 5 });
  },
);

test("gateways and copies are no states, waits are states of nobody", () => {
  const nodes: Nodes = [
    { key: "a", name: "A", type: "exclusive" },
    { key: "b", name: "B", type: "parallel" },
    { key: "c", name: "C", type: "inclusive" },
    { key: "d", name: "D", type: "copy" },
    { key: "e", name: "E", type: "wait", wait: { kind: "duration", seconds: 60 } },
  ];
  const records = stateRecords(contextOf(nodes), "");
  expect(records).toMatchObject([{ id: 5, participant_type_id: 0, type_id: 0, distribute_type_id: 1 }]);
});

test("a state that makes child tickets says of which flow; one that was imported says what it always said", () => {
  const detail = (node: Nodes[number], states: object[] = []) => {
    const context = contextOf([node], [], states);
    const [only] = context.definition.nodes;
    if (only === undefined) throw new Error("no node");
    return stateDetailRecord({ id: 1, node: only }, context);
  };
  const made: Nodes[number] = { ...base, type: "child", children: { kind: "create", flowId: 4 } };
  const attached: Nodes[number] = { ...base, type: "child", children: { kind: "attached" } };
  expect(detail(made)).toMatchObject({ sub_workflow_id: 4, participant: "loonrobot" });
  expect(detail(attached)).toMatchObject({ sub_workflow_id: 0 });
  expect(detail(attached, [{ id: 1, sub_workflow_id: 7 }])).toMatchObject({ sub_workflow_id: 7 });
});

test("a wait's time is its transition's, and what leaves a gateway is no transition", () => {
  const context = contextOf(
    [
      { key: "wait", name: "Wait", type: "wait", wait: { kind: "duration", seconds: 60 } },
      { key: "copy", name: "Copy", type: "copy" },
      { key: "end", name: "End", type: "end" },
    ],
    [
      { key: "on", name: "On", from: "wait", to: "copy" },
      { key: "told", name: "Told", from: "copy", to: "end" },
    ],
  );
  expect(transitionRecords(context)).toMatchObject([
    { id: 1, transition_type_id: 2, timer: 60, destination_state_id: 3 },
  ]);
});
