import { beforeEach, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { asUser, PEOPLE } from "@/db/testing/installation";
import { resetDatabase } from "@/db/testing/reset-database";
import { readChildForm } from "./child-form";
import { createFlow } from "./commands/create-flow";
import { retireFlow } from "./commands/retire-flow";
import type { FlowDefinitionInput } from "./definition";
import { context, installManagedFlow } from "./testing/flow-scene";

const CHILD: FlowDefinitionInput = {
  format: 1,
  nodes: [
    {
      key: "start",
      name: "New",
      type: "start",
      fields: { title: "required", host: "required", note: "edit", plan: "edit", seen: "read" },
    },
    { key: "end", name: "End", type: "end" },
  ],
  transitions: [
    { key: "later", from: "start", to: "end", name: "Later", order: 2 },
    { key: "now", from: "start", to: "end", name: "Now", order: 1 },
  ],
  form: {
    fields: [
      { key: "note", type: "long-text", label: "Note", order: 2 },
      {
        ...{ key: "host", type: "radio", label: "Host", order: 1, choices: [{ key: "a", label: "A" }] },
        ...{ help: "Ask Ops", visibleWhen: "form.note != ''", tag: { system: "cmdb" } },
      },
      { key: "plan", type: "attachment", label: "Plan", order: 3 },
      { key: "seen", type: "text", label: "Only seen" },
      { key: "secret", type: "text", label: "Hidden" },
    ],
  },
};

let flowId: number;
let childFlowId: number;

beforeEach(async () => {
  await resetDatabase();
  flowId = await installManagedFlow();
  const made = await createFlow.run(context(asUser(PEOPLE.director)), { name: "Access", definition: CHILD });
  childFlowId = made.flowId;
});

const read = (userId: number, wanted: { flowId?: number; childFlowId?: number } = {}) =>
  readChildForm(getDb(), { userId, flowId, childFlowId, ...wanted });

test("who manages the parent's flow learns what the child is filed with, and no more", async () => {
  expect(await read(PEOPLE.hr1)).toEqual({
    fields: [
      { key: "host", type: "radio", label: "Host", isRequired: true, input: expect.anything() },
      { key: "note", type: "long-text", label: "Note", isRequired: false, input: expect.anything() },
      { key: "plan", type: "attachment", label: "Plan", isRequired: false, input: null },
    ],
    buttons: [
      { key: "now", name: "Now" },
      { key: "later", name: "Later" },
    ],
  });
});

test("of a field it is told what it takes, not what else its flow says of it", async () => {
  const form = await read(PEOPLE.hr1);
  expect(form?.fields[0]?.input).toMatchObject({
    ...{ type: "radio", choices: [{ key: "a", label: "A" }] },
    ...{ help: "", visibleWhen: "", tag: {} },
  });
});

test("nobody else learns anything, nor does anybody of a flow that takes no tickets", async () => {
  expect(await read(PEOPLE.alice)).toBeNull();
  expect(await read(PEOPLE.gone)).toBeNull();
  // hr1 manages the leave flow, not the child's.
  expect(await read(PEOPLE.hr1, { flowId: childFlowId })).toBeNull();
  expect(await read(PEOPLE.hr1, { childFlowId: 4711 })).toBeNull();
  expect(await read(PEOPLE.hr1, { childFlowId: Number.NaN })).toBeNull();
  await retireFlow.run(context(asUser(PEOPLE.director)), { flowId: childFlowId });
  expect(await read(PEOPLE.hr1)).toBeNull();
});
