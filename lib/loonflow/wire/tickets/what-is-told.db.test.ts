import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { refused, WireScene } from "../../testing/wire-scene";

let scene: WireScene;

beforeAll(async () => {
  scene = await WireScene.open();
});

afterAll(() => scene.close());

async function listed(query: string, username: string): Promise<number[]> {
  const { envelope } = await scene.oa.get(`tickets?per_page=200&${query}`, username);
  expect(envelope).toMatchObject({ code: 0 });
  return (envelope.data as { value: { id: number }[] }).value.map(({ id }) => id);
}

async function row(id: number, username: string): Promise<Record<string, unknown>> {
  const { envelope } = await scene.oa.get(`tickets?category=all&ticket_ids=${id}`, username);
  return (envelope.data as { value: Record<string, unknown>[] }).value[0] ?? {};
}

describe("participant_info", () => {
  const infoOf = (id: number, username: string) =>
    scene.oa.get(`tickets/${id}/participant_info`, username).then(({ envelope }) => envelope);

  test("names the people behind a role and how to reach them, without those who left", async () => {
    const id = await scene.at("hr");
    const person = (username: string) => ({ username, alias: username, phone: "", email: `${username}@example.com` });
    expect(await infoOf(id, "alice")).toEqual({
      code: 0,
      data: { participant_username_list: ["hr1", "hr2"], participant_info_list: [person("hr1"), person("hr2")] },
      msg: "",
    });
    await scene.oa.post(`tickets/${id}/accept`, "hr2", {});
    expect((await infoOf(id, "alice")).data).toMatchObject({ participant_username_list: ["hr2"] });
  });

  test("names nobody where no people act, and is for those who may view the ticket", async () => {
    const nobody = { participant_username_list: [], participant_info_list: [] };
    for (const node of ["hook", "script", "child", "end"]) {
      expect((await infoOf(await scene.at(node), "alice")).data).toEqual(nobody);
    }
    const id = await scene.at("leader");
    expect(await infoOf(id, "stranger")).toEqual(refused("用户不是该工单的关系人，且该工作流开启了查看权限校验", {}));
    expect(await infoOf(id, "")).toEqual(refused("参数不全，请提供username"));
    const foreign = await scene.stranger.get(`tickets/${id}/participant_info`, "alice");
    expect(foreign.envelope).toEqual(refused("the app has no permission to the workflow_id"));
  });
});

test("where a system acts nobody can, and it is told so", async () => {
  const button = { transition_id: scene.flow.transition.ran };
  for (const node of ["hook", "script", "child"]) {
    const id = await scene.at(node);
    expect((await scene.oa.patch(`tickets/${id}`, "alice", button)).envelope.msg).toBe("非当前处理人，无权处理");
    expect(await scene.buttons(id, "ceo")).toEqual([]);
  }
  const script = await scene.at("script");
  expect(await row(script, "alice")).toMatchObject({
    participant_type_id: 6,
    participant: "script",
    participant_info: { participant_alias: "Script" },
  });
});

test("the requester sees the form of the start again when the ticket is back there", async () => {
  const id = await scene.at("leader", { days: 3 });
  await scene.oa.post(`tickets/${id}/retreat`, "alice", {});
  const { field_list: fields } = await scene.ticket(id, "alice");
  expect(fields).toMatchObject([
    { field_key: "days", field_value: 3, field_attribute: 3 },
    { field_key: "note", field_attribute: 3 },
    { field_key: "title", field_attribute: 3 },
  ]);
});

describe("where everybody has to act", () => {
  test("the ledger tells who did what, and who has acted has nothing more to do", async () => {
    const id = await scene.at("board");
    expect(await row(id, "alice")).toMatchObject({
      participant_type_id: 2,
      participant: "director,ceo",
      multi_all_person: '{"director": {}, "ceo": {}}',
      participant_info: {
        participant_type_name: "多人且全部处理",
        participant_alias: "director(director)未处理:None;ceo(ceo)未处理:None",
      },
    });
    await scene.press(id, "director", "yes");
    const { yes } = scene.flow.transition;
    expect(await row(id, "alice")).toMatchObject({
      state_id: scene.flow.node.board,
      participant: "ceo",
      multi_all_person: `{"director": {"transition_id": ${yes}, "transition_name": "Yes"}, "ceo": {}}`,
      participant_info: {
        participant_type_name: "多人且全部处理",
        participant_alias: "director(director)已处理:Yes;ceo(ceo)未处理:None",
      },
    });
    expect(await scene.buttons(id, "director")).toEqual([]);
    expect(await listed("category=duty", "director")).not.toContain(id);
    expect((await scene.log(id))[0]).toMatchObject({
      transition: { transition_id: yes, transition_name: "Yes" },
      participant: "director",
      intervene_type_id: 0,
    });
    await scene.press(id, "ceo", "yes");
    expect(await row(id, "alice")).toMatchObject({ is_end: true, multi_all_person: "{}", participant: "" });
  });
});

describe("at several states at once", () => {
  test("everybody is told of the state where they have something to do, others of the first", async () => {
    const id = await scene.at("fork");
    const { left, right } = scene.flow.node;
    for (const read of [row, (ticketId: number, username: string) => scene.ticket(ticketId, username)]) {
      expect(await read(id, "leader")).toMatchObject({ state_id: left, participant: "leader" });
      expect(await read(id, "director")).toMatchObject({ state_id: right, participant: "director" });
      expect(await read(id, "alice")).toMatchObject({ state_id: left, participant: "leader" });
    }
    expect(await listed(`category=all&ticket_ids=${id}&state_ids=${right}`, "alice")).toEqual([id]);
    await scene.press(id, "leader", "left-done");
    expect(await row(id, "alice")).toMatchObject({ state_id: right, participant: "director" });
    const places = await scene.oa.get(`tickets/states?ticket_ids=${id}`, "alice");
    expect(places.envelope.data).toEqual({ [id]: { state_id: right, state_name: "Right" } });
    await scene.press(id, "director", "right-done");
    expect(await row(id, "alice")).toMatchObject({ is_end: true, state_id: scene.flow.node.end });
  });
});

describe("history", () => {
  test("oldest first on wish", async () => {
    const id = await scene.at("leader");
    await scene.press(id, "leader", "agree");
    const names = async (query: string) =>
      (await scene.log(id, query)).map(({ transition }) => (transition as { transition_name: string }).transition_name);
    expect(await names("")).toEqual(["Agree", "To leader"]);
    expect(await names("?desc=0")).toEqual(["To leader", "Agree"]);
    expect(await names("?desc=0&per_page=1&page=2")).toEqual(["Agree"]);
    expect((await scene.oa.get(`tickets/${id}/flowlogs?desc=x`, "ceo")).envelope).toEqual(refused("参数desc不合法"));
  });

  test("with the ticket as it was each time, as far as the reader may see it", async () => {
    const id = await scene.at("leader", { days: 2, note: "first" });
    await scene.oa.patch(`tickets/${id}/fields`, "leader", { note: "second" });
    const dataFor = async (username: string, query = "?ticket_data=1&desc=0") => {
      const { envelope } = await scene.oa.get(`tickets/${id}/flowlogs${query}`, username);
      return (envelope.data as { value: { ticket_data?: Record<string, unknown> }[] }).value.map(
        (entry) => entry.ticket_data,
      );
    };
    expect(await dataFor("leader")).toMatchObject([
      { id, title: "Work", creator: "alice", days: 2, note: "first" },
      { id, title: "Work", creator: "alice", days: 2, note: "second" },
    ]);
    const forAlice = await dataFor("alice");
    expect(forAlice).toMatchObject([{ id, title: "Work" }, { id }]);
    expect(forAlice.some((data) => "note" in (data ?? {}))).toBe(false);
    expect(await dataFor("leader", "")).toEqual([undefined, undefined]);
    expect((await scene.oa.get(`tickets/${id}/flowlogs?ticket_data=1`, "stranger")).envelope.code).toBe(-1);
  });
});

describe("lists", () => {
  test("of what somebody has done, may view and may intervene in", async () => {
    const id = await scene.at("leader");
    expect(await listed("category=worked", "leader")).not.toContain(id);
    expect(await listed("category=worked", "alice")).toContain(id);
    await scene.press(id, "leader", "agree");
    expect(await listed("category=worked", "leader")).toContain(id);
    expect(await listed("category=view", "hr2")).toContain(id);
    expect(await listed("category=view", "ceo")).toContain(id);
    expect(await listed("category=intervene", "ceo")).toContain(id);
    expect(await listed("category=intervene", "hr2")).toEqual([]);
    for (const category of ["worked", "view", "intervene"]) {
      expect(await listed(`category=${category}`, "stranger")).toEqual([]);
      expect(await listed(`category=${category}`, "nobody")).toEqual([]);
    }
  });

  test("by what has become of them", async () => {
    const [open, ended] = [await scene.at("leader"), await scene.at("end")];
    const both = `category=all&ticket_ids=${open},${ended}`;
    expect(await listed(`${both}&act_state_id=1`, "alice")).toEqual([open]);
    expect(await listed(`${both}&act_state_id=4`, "alice")).toEqual([ended]);
    expect(await listed(`${both}&act_state_id=9`, "alice")).toEqual([ended, open]);
  });
});

describe("the console's scripts and notices", () => {
  test("scripts are named to whoever was granted a flow that runs them, without what they do", async () => {
    const { envelope } = await scene.oa.get("workflows/run_scripts", "alice");
    expect(envelope.data).toMatchObject({
      value: [{ id: scene.flow.node.script, name: "Script", is_active: true, saved_name: "" }],
      total: 1,
    });
    expect((await scene.oa.get("workflows/run_scripts?search_value=x", "alice")).envelope.data).toMatchObject({
      total: 0,
    });
    expect((await scene.stranger.get("workflows/run_scripts", "alice")).envelope.data).toMatchObject({ total: 0 });
    expect((await scene.oa.get("workflows/run_scripts", "")).envelope).toEqual(refused("请提供username"));
  });

  test("there are no notices", async () => {
    const { envelope } = await scene.oa.get("workflows/custom_notices", "alice");
    expect(envelope).toEqual({ code: 0, data: { value: [], per_page: 10, page: 1, total: 0 }, msg: "" });
  });
});
