import { afterAll, beforeAll, expect, test } from "vitest";
import { refused, WireScene } from "../../testing/wire-scene";
import { workOnChildren } from "../../testing/work-on-children";

let scene: WireScene;

beforeAll(async () => {
  scene = await WireScene.open();
});

afterAll(() => scene.close());

const childOf = (id: number, stateId: unknown = scene.flow.node.child) => ({
  parent_ticket_id: id,
  parent_ticket_state_id: stateId,
});

test("a parent waits for its children, and the engine moves it on", async () => {
  const parent = await scene.at("child");
  expect(await scene.ticket(parent, "alice")).toMatchObject({ participant_type_id: 1, participant: "loonrobot" });
  const child = await scene.at("leader", childOf(parent));
  expect(await scene.ticket(child, "alice")).toMatchObject(childOf(parent));
  await scene.at("end", childOf(parent));
  while (await workOnChildren());
  expect(await scene.ticket(parent, "alice")).toMatchObject({ state_id: scene.flow.node.child });
  await scene.press(child, "leader", "agree");
  while (await workOnChildren());
  expect(await scene.ticket(parent, "alice")).toMatchObject({ state_id: scene.flow.node.leader });
  const log = await scene.log(parent);
  expect(log).toHaveLength(2);
  expect(log[0]).toMatchObject({
    transition: { transition_id: scene.flow.transition.grown },
    participant: "loonrobot",
    suggestion: "所有子工单处理完毕，自动流转",
  });
});

test("ids may be texts, and nothing is no parent", async () => {
  const parent = await scene.at("child");
  const child = await scene.at("leader", {
    parent_ticket_id: String(parent),
    parent_ticket_state_id: String(scene.flow.node.child),
  });
  expect(await scene.ticket(child, "alice")).toMatchObject(childOf(parent));
  for (const none of [0, "0", "", null]) {
    const id = await scene.at("leader", childOf(none as number, none));
    expect(await scene.ticket(id, "alice")).toMatchObject({ parent_ticket_id: 0, parent_ticket_state_id: 0 });
  }
});

test("a parent that is not there, not to be known of or no id is refused", async () => {
  const file = (more: object, username = "alice") => {
    const ids = { workflow_id: scene.flow.flowId, transition_id: scene.flow.transition["to-leader"] };
    return scene.oa.post("tickets", username, { ...ids, title: "x", ...more }).then(({ envelope }) => envelope);
  };
  const missing = refused("父工单不存在，或者parent_ticket_state_id不属于父工单的工作流", {});
  const malformed = refused("parent_ticket_id或parent_ticket_state_id类型不合法", {});
  const parent = await scene.at("child");
  expect(await file(childOf(999_999))).toEqual(missing);
  expect(await file(childOf(parent, 999_999))).toEqual(missing);
  expect(await file(childOf(parent), "stranger")).toEqual(missing);
  for (const id of ["x", -1, 1.5, true, [], {}, 2 ** 40]) {
    expect(await file({ parent_ticket_id: id }), String(id)).toEqual(malformed);
    expect(await file(childOf(parent, id)), String(id)).toEqual(malformed);
  }
});
