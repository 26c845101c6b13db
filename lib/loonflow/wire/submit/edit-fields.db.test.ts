import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { tickets } from "@/db/schema/tickets";
import { PEOPLE } from "@/db/testing/installation";
import { refused, WireScene } from "../../testing/wire-scene";

let scene: WireScene;

beforeAll(async () => {
  scene = await WireScene.open();
});

afterAll(() => scene.close());

async function stored(id: number) {
  const [row] = await getDb().select().from(tickets).where(eq(tickets.id, id));
  return { title: row?.title, ...row?.values };
}

describe("fields", () => {
  const edit = (id: number, username: string, body: unknown) =>
    scene.oa.patch(`tickets/${id}/fields`, username, body).then(({ envelope }) => envelope);
  const OK = { code: 0, data: true, msg: "" };

  test("who handles the ticket changes what its state lets them", async () => {
    const id = await scene.at("leader", { days: 1 });
    expect(await edit(id, "leader", { note: "seen", nosuch: 1 })).toEqual(OK);
    expect(await stored(id)).toMatchObject({ note: "seen", days: 1 });
    expect(await edit(id, "leader", { note: null })).toEqual(OK);
    expect(await stored(id)).toMatchObject({ note: null });
    expect(await edit(id, "leader", { note: "x", days: 9 })).toEqual(refused("不允许修改的字段:days", {}));
    expect(await edit(id, "leader", { title: "mine" })).toEqual(refused("不允许修改的字段:title", {}));
    expect(await stored(id)).toMatchObject({ note: null, days: 1, title: "Work" });
    expect((await scene.log(id))[0]).toMatchObject({ participant: "leader", transition: { transition_id: 0 } });
  });

  test("who may intervene changes title and every field, people by user name", async () => {
    const id = await scene.at("hook");
    expect(await edit(id, "ceo", { title: "renamed", days: "2", proxy: "hr1" })).toEqual(OK);
    expect(await stored(id)).toMatchObject({ title: "renamed", days: 2, proxy: PEOPLE.hr1 });
    expect((await scene.log(id))[0]).toMatchObject({ participant: "ceo", suggestion: "修改工单字段" });
  });

  test("who handles the ticket and may intervene, too", async () => {
    const id = await scene.at("board", { days: 1 });
    expect(await edit(id, "ceo", { days: 3 })).toEqual(OK);
    expect(await edit(id, "director", { days: 4 })).toEqual(refused("不允许修改的字段:days", {}));
    expect(await stored(id)).toMatchObject({ days: 3 });
  });

  test.each<[unknown, string]>([
    [null, "post参数为空"],
    ["[1]", "请求体须为json对象"],
    ["{", "请求体须为json对象"],
    [{ days: "x" }, "字段值不合法:days"],
    [{ proxy: "nobody" }, "字段值不合法:proxy"],
    [{ title: "x".repeat(501) }, "字段值不合法:title"],
    [{ title: "a\u0000b" }, "字段值不合法:title"],
    [{ note: "kept?", days: [], proxy: {} }, "字段值不合法:proxy"],
    [{ creator: "ceo" }, "不允许修改的字段:creator"],
    [{ state_id: 1, is_deleted: true, sn: "x", note: "y" }, "不允许修改的字段:is_deleted,sn,state_id"],
  ])("%j is refused as a whole", async (body, msg) => {
    const id = await scene.at("leader", { days: 1 });
    expect(await edit(id, "ceo", body)).toEqual(refused(msg, {}));
    expect(await stored(id)).toEqual({ title: "Work", days: 1 });
  });

  test("nobody else changes anything, and nothing changes that has ended", async () => {
    const id = await scene.at("leader");
    for (const username of ["alice", "hr2"]) {
      expect(await edit(id, username, { note: "x" })).toEqual(refused("用户无权干预该工单", {}));
    }
    expect(await edit(id, "stranger", { note: "x" })).toEqual(refused("非当前处理人，无权处理", {}));
    expect(await edit(id, "nobody", { note: "x" })).toEqual(refused("用户不存在", {}));
    const ended = await scene.at("end");
    expect(await edit(ended, "ceo", { note: "x" })).toEqual(refused("工单当前状态无需操作", {}));
  });

  test("two at once both count", async () => {
    const id = await scene.at("leader");
    const twin = scene.twin();
    await Promise.all([edit(id, "leader", { note: "a" }), twin.patch(`tickets/${id}/fields`, "ceo", { days: 5 })]);
    twin.close();
    expect(await stored(id)).toMatchObject({ note: "a", days: 5 });
  });
});

describe("comments", () => {
  const say = (id: number, username: string, body: unknown) =>
    scene.oa.post(`tickets/${id}/comments`, username, body).then(({ envelope }) => envelope);

  test("are kept, also after the end, and change nothing else", async () => {
    const id = await scene.at("end");
    expect(await say(id, "alice", { suggestion: "thanks" })).toEqual({
      code: 0,
      data: "",
      msg: "add ticket comment successful",
    });
    expect((await scene.log(id))[0]).toMatchObject({
      intervene_type_id: 5,
      transition: { transition_id: 0, transition_name: "新增评论" },
      participant: "alice",
      suggestion: "thanks",
    });
    expect(await scene.ticket(id, "alice")).toMatchObject({ is_end: true, relation: "alice" });
  });

  test("say something, by somebody who may view the ticket", async () => {
    const id = await scene.at("leader");
    expect(await say(id, "alice", { suggestion: " " })).toEqual(refused("参数不全，请提供suggestion"));
    expect(await say(id, "alice", {})).toEqual(refused("参数不全，请提供suggestion"));
    expect(await say(id, "alice", null)).toEqual(refused("post参数为空"));
    expect(await say(id, "stranger", { suggestion: "x" })).toEqual(
      refused("用户不是该工单的关系人，且该工作流开启了查看权限校验"),
    );
    expect(await say(id, "nobody", { suggestion: "x" })).toEqual(refused("用户不存在"));
    expect(await say(id, "", { suggestion: "x" })).toEqual(refused("参数不全，请提供username"));
    expect(await scene.log(id)).toHaveLength(1);
  });
});

describe("retreat", () => {
  const retreat = (id: number, username: string, body: unknown = {}) =>
    scene.oa.post(`tickets/${id}/retreat`, username, body).then(({ envelope }) => envelope);

  test("takes a ticket back to its start, where the requester goes on with it", async () => {
    const id = await scene.at("leader", { days: 1 });
    expect(await retreat(id, "alice", { suggestion: "wrong" })).toEqual({ code: 0, data: "", msg: "" });
    expect(await scene.ticket(id, "alice")).toMatchObject({
      state_id: scene.flow.node.start,
      participant: "alice",
      act_state_id: 3,
    });
    expect((await scene.log(id))[0]).toMatchObject({ intervene_type_id: 10, suggestion: "wrong" });
    expect((await scene.buttons(id, "alice")).length).toBeGreaterThan(5);
    await scene.press(id, "alice", "to-hr");
    expect(await scene.ticket(id, "alice")).toMatchObject({ act_state_id: 1, state_id: scene.flow.node.hr });
  });

  test("is for the requester alone, and where the state lets them", async () => {
    const id = await scene.at("leader");
    expect(await retreat(id, "leader")).toEqual(refused("只有工单的创建人才能撤回"));
    expect(await retreat(id, "nobody")).toEqual(refused("用户不存在"));
    expect(await retreat(await scene.at("hr"), "alice", null)).toEqual(refused("工单当前状态不允许撤回"));
    expect(await retreat(await scene.at("end"), "alice")).toEqual(refused("工单当前状态无需操作"));
  });

  test("and the leader's answer at once: one of them comes second", async () => {
    const id = await scene.at("leader");
    const twin = scene.twin();
    const button = { transition_id: scene.flow.transition.agree };
    const answers = await Promise.all([
      retreat(id, "alice"),
      twin.patch(`tickets/${id}`, "leader", button).then(({ envelope }) => envelope),
    ]);
    twin.close();
    expect(answers.map(({ code }) => code).sort()).toEqual([-1, 0]);
  });
});
