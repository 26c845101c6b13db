import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { ticketJobs, tickets } from "@/db/schema/tickets";
import { holdJob } from "@/lib/tickets/commands/jobs/hold-job";
import { refused, WireScene } from "../../testing/wire-scene";

let scene: WireScene;

beforeAll(async () => {
  scene = await WireScene.open();
});

afterAll(() => scene.close());

const OK = { code: 0, data: "", msg: "" };
const NOT_A_HOOK = refused("工单当前未在等待hook回调");

const callBack = (id: number, body: unknown) =>
  scene.oa.post(`tickets/${id}/hook_call_back`, "", body).then(({ envelope }) => envelope);

/** As after the other system has said that it will call back. */
async function waiting(): Promise<number> {
  const id = await scene.at("hook", { days: 1 });
  const ctx = { db: getDb(), actor: { kind: "system", name: "hooks" }, clock: { now: () => new Date() } } as const;
  const [job] = await getDb().select().from(ticketJobs).where(eq(ticketJobs.ticketId, id));
  await holdJob.run(ctx, { ticketId: id, jobNo: job?.no, attempt: job?.attempt });
  return id;
}

async function values(id: number) {
  const [row] = await getDb().select().from(tickets).where(eq(tickets.id, id));
  return row?.values;
}

test("moves the ticket on, with what the hook may fill in and nothing else", async () => {
  const id = await waiting();
  expect(await scene.ticket(id, "alice")).toMatchObject({
    participant_type_id: 10,
    participant: "***",
    state_id: scene.flow.node.hook,
  });
  expect(await scene.buttons(id, "leader")).toEqual([]);
  const body = { result: true, msg: "done", field_value: { note: "from outside", days: 99, title: "x", sn: "y" } };
  expect(await callBack(id, body)).toEqual(OK);
  expect(await scene.ticket(id, "leader")).toMatchObject({
    state_id: scene.flow.node.leader,
    participant: "leader",
    title: "Work",
  });
  expect(await values(id)).toMatchObject({ note: "from outside", days: 1 });
  expect((await scene.log(id)).slice(0, 2)).toMatchObject([
    {
      transition: { transition_id: scene.flow.transition.hooked, transition_name: "Hooked" },
      participant_type_id: 10,
      participant: "hook",
      suggestion: "done",
    },
    { intervene_type_id: 9, transition: { transition_id: 0, transition_name: "hook操作" } },
  ]);
  expect(await callBack(id, body)).toEqual(NOT_A_HOOK);
});

test("counts as well when it comes before the hook's own answer, and without saying anything", async () => {
  const id = await scene.at("hook");
  expect(await callBack(id, {})).toEqual(OK);
  expect(await scene.ticket(id, "leader")).toMatchObject({ state_id: scene.flow.node.leader });
});

test("that it went wrong is kept, and can be retried", async () => {
  const id = await waiting();
  expect(await callBack(id, { result: false, msg: "no disk" })).toEqual(OK);
  expect(await scene.ticket(id, "alice")).toMatchObject({
    script_run_last_result: false,
    state_id: scene.flow.node.hook,
  });
  expect((await scene.log(id))[0]).toMatchObject({ intervene_type_id: 9, suggestion: "no disk" });
  expect(await callBack(id, { result: true })).toEqual(NOT_A_HOOK);
  await scene.oa.post(`tickets/${id}/retry_script`, "ceo", {});
  expect(await callBack(id, { result: true })).toEqual(OK);
});

test("is refused where nobody waits for one", async () => {
  for (const node of ["leader", "call", "script", "end"]) {
    expect(await callBack(await scene.at(node), {}), node).toEqual(NOT_A_HOOK);
  }
});

test.each<[unknown, string]>([
  [null, "post参数为空"],
  ["[]", "请求体须为json对象"],
  ["nonsense", "请求体须为json对象"],
  [{ result: "yes" }, "result须为布尔值，field_value须为json对象"],
  [{ result: null }, "result须为布尔值，field_value须为json对象"],
  [{ field_value: [] }, "result须为布尔值，field_value须为json对象"],
  [{ field_value: "note" }, "result须为布尔值，field_value须为json对象"],
  [{ field_value: { note: { a: 1 } } }, "字段值不合法:note"],
])("%j is refused and changes nothing", async (body, msg) => {
  const id = await waiting();
  expect(await callBack(id, body)).toEqual(refused(msg));
  expect(await scene.ticket(id, "alice")).toMatchObject({
    state_id: scene.flow.node.hook,
    script_run_last_result: true,
  });
});

test("of two at once one comes second", async () => {
  const id = await waiting();
  const twin = scene.twin();
  const answers = await Promise.all([
    callBack(id, { msg: "one" }),
    twin.post(`tickets/${id}/hook_call_back`, "", { msg: "two" }).then(({ envelope }) => envelope),
  ]);
  twin.close();
  expect(answers.map(({ code }) => code).sort()).toEqual([-1, 0]);
  expect(await scene.ticket(id, "leader")).toMatchObject({ state_id: scene.flow.node.leader });
});
