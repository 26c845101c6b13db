import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { ticketJobs } from "@/db/schema/tickets";
import { failJob } from "@/lib/tickets/commands/jobs/fail-job";
import { refused, WireScene } from "../../testing/wire-scene";

let scene: WireScene;

beforeAll(async () => {
  scene = await WireScene.open();
});

afterAll(() => scene.close());

const ctx = { db: getDb(), actor: { kind: "system", name: "hooks" }, clock: { now: () => new Date() } } as const;
const NOT_ALLOWED = refused("用户无权干预该工单");

describe("state", () => {
  const move = (id: number, username: string, body: unknown) =>
    scene.oa.put(`tickets/${id}/state`, username, body).then(({ envelope }) => envelope);

  test("puts a ticket to any state of its flow, finds its people, and says why in the history", async () => {
    const id = await scene.at("leader");
    const body = { state_id: scene.flow.node.hr, suggestion: "no leader" };
    expect(await move(id, "ceo", body)).toEqual({ code: 0, data: "", msg: "修改工单状态成功" });
    expect(await scene.ticket(id, "hr1")).toMatchObject({ state_id: scene.flow.node.hr, participant_type_id: 4 });
    expect((await scene.log(id))[0]).toMatchObject({
      intervene_type_id: 8,
      state: { state_id: scene.flow.node.leader },
      participant: "ceo",
      suggestion: "no leader",
    });
  });

  test("into an end ends it, and out of one begins anew; administrators may too", async () => {
    const id = await scene.at("leader");
    await move(id, "admin", { state_id: String(scene.flow.node.end) });
    expect(await scene.ticket(id, "alice")).toMatchObject({ is_end: true, act_state_id: 4, participant: "" });
    await move(id, "admin", { state_id: scene.flow.node.leader });
    expect(await scene.ticket(id, "alice")).toMatchObject({ is_end: false, act_state_id: 1, participant: "leader" });
  });

  test.each<[unknown, string]>([
    [null, "patch参数为空"],
    ["[]", "请求体须为json对象"],
    ["{", "请求体须为json对象"],
    [{}, "except state_id but not provided"],
    [{ state_id: 0 }, "except state_id but not provided"],
    [{ state_id: -1 }, "except state_id but not provided"],
    [{ state_id: "x" }, "except state_id but not provided"],
    [{ state_id: 999_999 }, "工单状态不存在或已被删除"],
  ])("%j is refused", async (body, msg) => {
    const id = await scene.at("leader");
    expect(await move(id, "ceo", body)).toEqual(refused(msg));
    expect(await scene.ticket(id, "alice")).toMatchObject({ state_id: scene.flow.node.leader });
  });

  test("is not for those who handle the ticket, look at it, or are nobody", async () => {
    const id = await scene.at("leader");
    const body = { state_id: scene.flow.node.hr };
    for (const username of ["leader", "alice", "hr2"]) expect(await move(id, username, body)).toEqual(NOT_ALLOWED);
    expect(await move(id, "stranger", body)).toEqual(refused("非当前处理人，无权处理"));
    expect(await move(id, "nobody", body)).toEqual(refused("用户不存在"));
  });
});

describe("close and delete", () => {
  test("close ends a ticket wherever it is, for who may intervene", async () => {
    const id = await scene.at("board");
    expect((await scene.oa.post(`tickets/${id}/close`, "alice", { suggestion: "x" })).envelope).toEqual(NOT_ALLOWED);
    expect((await scene.oa.post(`tickets/${id}/close`, "ceo", null)).envelope).toEqual({ code: 0, data: "", msg: "" });
    expect(await scene.ticket(id, "alice")).toMatchObject({ is_end: true, act_state_id: 5, multi_all_person: "{}" });
    expect((await scene.log(id))[0]).toMatchObject({ intervene_type_id: 7, suggestion: "强制关闭工单" });
    const again = await scene.oa.post(`tickets/${id}/close`, "ceo", {});
    expect(again.envelope).toEqual(refused("工单当前状态无需操作"));
  });

  test("the requester closes what has come back to them", async () => {
    const id = await scene.at("leader");
    await scene.oa.post(`tickets/${id}/retreat`, "alice", {});
    expect((await scene.oa.post(`tickets/${id}/close`, "alice", {})).envelope.code).toBe(0);
  });

  test("of two closing at once one comes second", async () => {
    const id = await scene.at("leader");
    const twin = scene.twin();
    const answers = await Promise.all([
      scene.oa.post(`tickets/${id}/close`, "ceo", {}),
      twin.post(`tickets/${id}/close`, "ceo", {}),
    ]);
    twin.close();
    expect(answers.map(({ envelope }) => envelope.code).sort()).toEqual([-1, 0]);
  });

  test("what is deleted is not there any more", async () => {
    const id = await scene.at("leader");
    expect((await scene.oa.delete(`tickets/${id}`, "alice", null)).envelope).toEqual(NOT_ALLOWED);
    expect((await scene.oa.delete(`tickets/${id}`, "ceo", { suggestion: "twice" })).envelope).toEqual({
      code: 0,
      data: "",
      msg: "",
    });
    const missing = refused("ticket is not existed or has been deleted");
    expect((await scene.oa.get(`tickets/${id}`, "alice")).envelope).toEqual(missing);
    expect((await scene.oa.delete(`tickets/${id}`, "ceo", null)).envelope).toEqual(missing);
    expect((await scene.oa.get(`tickets/states?ticket_ids=${id}`, "alice")).envelope.data).toEqual({});
    expect((await scene.oa.get(`tickets?category=all&ticket_ids=${id}`, "alice")).envelope.data).toMatchObject({
      total: 0,
    });
  });
});

describe("retry_script", () => {
  const retry = (id: number, username: string) =>
    scene.oa.post(`tickets/${id}/retry_script`, username, {}).then(({ envelope }) => envelope);
  const failed = async (node: "script" | "hook" | "call") => {
    const id = await scene.at(node);
    const [job] = await getDb().select().from(ticketJobs).where(eq(ticketJobs.ticketId, id));
    const { no: jobNo = 0, attempt = 0 } = job ?? {};
    await failJob.run(ctx, { ticketId: id, jobNo, attempt, error: "no answer" });
    return id;
  };

  test.each(["script", "hook", "call"] as const)("has a %s run again that failed", async (node) => {
    const id = await failed(node);
    expect(await scene.ticket(id, "alice")).toMatchObject({ script_run_last_result: false });
    expect(await retry(id, "ceo")).toEqual({ code: 0, data: "", msg: "Ticket script retry start successful" });
    expect(await scene.ticket(id, "alice")).toMatchObject({ script_run_last_result: true });
    const live = and(eq(ticketJobs.ticketId, id), eq(ticketJobs.status, "pending"));
    expect(await getDb().select().from(ticketJobs).where(live)).toMatchObject([{ attempt: 2 }]);
  });

  test("only after it failed, where something runs, and for who may intervene", async () => {
    expect(await retry(await scene.at("script"), "ceo")).toEqual(refused("脚本或hook未执行失败，无需重试"));
    const nothing = refused("工单当前处理人类型不是脚本或hook，无法重试");
    expect(await retry(await scene.at("leader"), "ceo")).toEqual(nothing);
    expect(await retry(await scene.at("child"), "ceo")).toEqual(nothing);
    const id = await failed("script");
    expect(await retry(id, "alice")).toEqual(NOT_ALLOWED);
    expect(await retry(id, "nobody")).toEqual(refused("用户不存在"));
  });

  test("of two at once one comes second", async () => {
    const id = await failed("script");
    const twin = scene.twin();
    const answers = await Promise.all([
      retry(id, "ceo"),
      twin.post(`tickets/${id}/retry_script`, "ceo", {}).then(({ envelope }) => envelope),
    ]);
    twin.close();
    expect(answers.map(({ code }) => code).sort()).toEqual([-1, 0]);
  });

  test("the history tells what failed, by the script's name", async () => {
    const id = await failed("script");
    await retry(id, "ceo");
    expect((await scene.log(id)).slice(0, 2)).toMatchObject([
      { transition: { transition_name: "重试操作" }, participant: "ceo" },
      {
        participant_type_id: 6,
        participant: "脚本:(id:script, name:Script)",
        suggestion: "no answer",
        transition: { transition_id: 0, transition_name: "脚本执行失败" },
      },
    ]);
  });
});
