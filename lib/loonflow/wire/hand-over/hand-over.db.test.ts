import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { refused, WireScene } from "../../testing/wire-scene";

let scene: WireScene;

beforeAll(async () => {
  scene = await WireScene.open();
});

afterAll(() => scene.close());

const OK = { code: 0, data: true, msg: "" };
const NOT_YOURS = refused("非当前处理人，无权处理");

describe("deliver", () => {
  const deliver = (id: number, username: string, body: object) =>
    scene.oa.post(`tickets/${id}/deliver`, username, body).then(({ envelope }) => envelope);

  test("gives the ticket to somebody else, who then handles it", async () => {
    const id = await scene.at("leader");
    expect(await deliver(id, "leader", { target_username: "hr1", suggestion: "yours" })).toEqual(OK);
    expect(await scene.ticket(id, "alice")).toMatchObject({
      state_id: scene.flow.node.leader,
      participant: "hr1",
      participant_type_id: 1,
      relation: "alice,leader,hr1",
    });
    expect(await scene.buttons(id, "leader")).toEqual([]);
    expect((await scene.log(id))[0]).toMatchObject({
      intervene_type_id: 1,
      transition: { transition_id: 0, transition_name: "转交操作" },
      participant: "leader",
      suggestion: "yours",
    });
    await scene.press(id, "hr1", "agree");
  });

  test.each<[object, string]>([
    [{}, "参数不全，请提供target_username"],
    [{ target_username: "" }, "参数不全，请提供target_username"],
    [{ target_username: 7 }, "参数不全，请提供target_username"],
    [{ target_username: "a\u0000b" }, "参数不全，请提供target_username"],
    [{ target_username: "nobody" }, "用户nobody不存在或已离职"],
    [{ target_username: "gone" }, "用户gone不存在或已离职"],
    [{ target_username: "leader" }, "该用户不能处理此工单，或者工单已由其处理"],
  ])("to %j is refused", async (body, msg) => {
    const id = await scene.at("leader");
    await deliver(id, "leader", { target_username: "hr1" });
    await deliver(id, "hr1", { target_username: "leader" });
    expect(await deliver(id, "leader", body)).toEqual(refused(msg));
    expect(await scene.ticket(id, "leader")).toMatchObject({ participant: "leader" });
  });

  test("is for who handles the ticket, has accepted it, and where the state lets them", async () => {
    const id = await scene.at("leader");
    expect(await deliver(id, "alice", { target_username: "hr1" })).toEqual(NOT_YOURS);
    expect(await deliver(id, "nobody", { target_username: "hr1" })).toEqual(NOT_YOURS);
    const shared = await scene.at("hr");
    expect(await deliver(shared, "hr1", { target_username: "leader" })).toEqual(refused("需要先接单再处理"));
    await scene.oa.post(`tickets/${shared}/accept`, "hr1", {});
    expect(await deliver(shared, "hr1", { target_username: "leader" })).toEqual(refused("工单当前状态不允许该操作"));
  });

  test("from_admin is for who may intervene, whoever has the ticket", async () => {
    const id = await scene.at("hr");
    const body = { target_username: "leader", from_admin: true };
    expect(await deliver(id, "hr1", body)).toEqual(refused("用户无权干预该工单"));
    expect(await deliver(id, "ceo", body)).toEqual(OK);
    expect(await scene.ticket(id, "leader")).toMatchObject({ participant: "leader" });
    const ended = await scene.at("end");
    expect(await deliver(ended, "ceo", body)).toEqual(refused("工单当前状态无需操作"));
  });

  test("of two at once one comes second", async () => {
    const id = await scene.at("leader");
    const twin = scene.twin();
    const answers = await Promise.all([
      deliver(id, "leader", { target_username: "hr1" }),
      twin.post(`tickets/${id}/deliver`, "leader", { target_username: "hr2" }).then(({ envelope }) => envelope),
    ]);
    twin.close();
    expect(answers.map(({ code }) => code).sort()).toEqual([-1, 0]);
    expect(answers).toContainEqual(NOT_YOURS);
  });

  test("where everybody has to act, a member hands on their own part", async () => {
    const id = await scene.at("board");
    expect(await deliver(id, "director", { target_username: "ceo" })).toMatchObject({ code: -1 });
    expect(await deliver(id, "director", { target_username: "hr1" })).toEqual(OK);
    expect(await scene.ticket(id, "alice")).toMatchObject({ multi_all_person: '{"hr1": {}, "ceo": {}}' });
  });
});

describe("add_node", () => {
  const ask = (id: number, username: string, body: object) =>
    scene.oa.post(`tickets/${id}/add_node`, username, body).then(({ envelope }) => envelope);
  const end = (id: number, username: string, body: unknown) =>
    scene.oa.post(`tickets/${id}/add_node_end`, username, body).then(({ envelope }) => envelope);

  test("asks somebody first, who can only finish; then the ticket is back", async () => {
    const id = await scene.at("leader");
    expect(await ask(id, "leader", { target_username: "hr1", suggestion: "look" })).toEqual(OK);
    expect(await scene.ticket(id, "hr1")).toMatchObject({
      in_add_node: true,
      add_node_man: "leader",
      participant: "hr1",
      state_id: scene.flow.node.leader,
    });
    expect(await scene.buttons(id, "leader")).toEqual([]);
    expect(await scene.buttons(id, "hr1")).toEqual([
      expect.objectContaining({ transition_id: 0, transition_name: "完成", in_add_node: true, is_accept: false }),
    ]);
    const button = { transition_id: scene.flow.transition.agree };
    const locked = await scene.oa.patch(`tickets/${id}`, "hr1", button);
    expect(locked.envelope).toEqual(refused("工单当前处于加签中，只允许加签完成操作", {}));
    const without = await scene.oa.patch(`tickets/${id}`, "leader", button);
    expect(without.envelope).toEqual(refused("非当前处理人，无权处理", {}));
    expect(await end(id, "leader", {})).toEqual(NOT_YOURS);
    expect(await end(id, "hr1", { suggestion: "looked" })).toEqual(OK);
    expect(await scene.ticket(id, "leader")).toMatchObject({
      in_add_node: false,
      add_node_man: "",
      participant: "leader",
    });
    expect((await scene.log(id)).slice(0, 2)).toMatchObject([
      { intervene_type_id: 3, participant: "hr1", suggestion: "looked" },
      { intervene_type_id: 2, participant: "leader", suggestion: "look" },
    ]);
    await scene.press(id, "leader", "agree");
  });

  test("who was asked may ask in turn, and nobody is forgotten", async () => {
    const id = await scene.at("leader");
    await ask(id, "leader", { target_username: "hr1" });
    expect(await ask(id, "hr1", { target_username: "hr2" })).toEqual(OK);
    expect(await scene.ticket(id, "hr2")).toMatchObject({ add_node_man: "hr1" });
    expect(await ask(id, "hr2", { target_username: "leader" })).toMatchObject({ code: -1 });
    expect(await end(id, "hr2", {})).toEqual(OK);
    expect(await scene.ticket(id, "hr1")).toMatchObject({ add_node_man: "leader", in_add_node: true });
    expect(await end(id, "hr1", {})).toEqual(OK);
    expect(await scene.ticket(id, "leader")).toMatchObject({ in_add_node: false, participant: "leader" });
  });

  test("finishing what did not begin, asking nobody and asking oneself are refused", async () => {
    const id = await scene.at("leader");
    expect(await end(id, "leader", {})).toEqual(refused("工单当前不在加签中"));
    expect(await end(id, "leader", null)).toEqual(refused("post参数为空"));
    expect(await ask(id, "leader", {})).toEqual(refused("参数不全，请提供target_username"));
    expect(await ask(id, "leader", { target_username: "gone" })).toEqual(refused("用户gone不存在或已离职"));
    expect(await ask(id, "leader", { target_username: "leader" })).toMatchObject({ code: -1 });
    expect(await ask(id, "alice", { target_username: "hr1" })).toEqual(NOT_YOURS);
    expect(await scene.ticket(id, "leader")).toMatchObject({ in_add_node: false, participant: "leader" });
  });

  test("of two finishing at once one comes second", async () => {
    const id = await scene.at("leader");
    await ask(id, "leader", { target_username: "hr1" });
    const twin = scene.twin();
    const answers = await Promise.all([
      end(id, "hr1", {}),
      twin.post(`tickets/${id}/add_node_end`, "hr1", {}).then(({ envelope }) => envelope),
    ]);
    twin.close();
    expect(answers.map(({ code }) => code).sort()).toEqual([-1, 0]);
  });

  test("moving the ticket away ends it", async () => {
    const id = await scene.at("leader");
    await ask(id, "leader", { target_username: "hr1" });
    await scene.oa.put(`tickets/${id}/state`, "ceo", { state_id: scene.flow.node.left });
    expect(await scene.ticket(id, "leader")).toMatchObject({ in_add_node: false, participant: "leader" });
  });
});
