import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { tickets } from "@/db/schema/tickets";
import { refused, WireScene } from "../../testing/wire-scene";

let scene: WireScene;

beforeAll(async () => {
  scene = await WireScene.open();
});

afterAll(() => scene.close());

const WRITES: [string, string][] = [
  ["PATCH", ""],
  ["DELETE", ""],
  ["PUT", "/state"],
  ["PATCH", "/fields"],
  ...[
    "accept",
    "deliver",
    "add_node",
    "add_node_end",
    "retry_script",
    "comments",
    "hook_call_back",
    "close",
    "retreat",
  ].map((path): [string, string] => ["POST", `/${path}`]),
];
const GARBAGE = [
  "{",
  "[]",
  "null",
  "1",
  '"x"',
  "\u0000",
  '{"suggestion": {"a": ["\\u0000"]}, "msg": 7, "target_username": []}',
];

async function revision(id: number): Promise<number | undefined> {
  const [row] = await getDb().select({ revision: tickets.revision }).from(tickets).where(eq(tickets.id, id));
  return row?.revision;
}

describe.each(WRITES)("%s %s", (method, path) => {
  test("is refused to an application without the flow, and for tickets that are not there", async () => {
    const id = await scene.at("hook");
    const body = { state_id: scene.flow.node.hr, suggestion: "x", target_username: "hr1" };
    const foreign = await scene.stranger.call(method, `tickets/${id}${path}`, "ceo", body);
    expect(foreign.envelope).toMatchObject({ code: -1, msg: "the app has no permission to the workflow_id" });
    const missing = await scene.oa.call(method, `tickets/999999${path}`, "ceo", body);
    expect(missing.envelope).toMatchObject({ code: -1, msg: "ticket is not existed or has been deleted" });
    expect(await revision(id)).toBe(1);
  });

  test.each(GARBAGE)("answers %j in the envelope", async (garbage) => {
    const id = await scene.at("leader");
    const { status, envelope } = await scene.oa.call(method, `tickets/${id}${path}`, "hr1", garbage);
    expect([status, envelope.code]).toEqual([200, -1]);
    expect(await revision(id)).toBe(1);
  });

  test("a name nobody has, and one that is not there, change nothing", async () => {
    const id = await scene.at("leader");
    const body = { state_id: scene.flow.node.hr, suggestion: "x", target_username: "hr1", transition_id: 1 };
    for (const username of ["nobody", "gone", "stranger", ""]) {
      const { envelope } = await scene.oa.call(method, `tickets/${id}${path}`, username, body);
      expect(envelope.code, username).toBe(-1);
    }
    expect(await revision(id)).toBe(1);
  });
});

test("who is not named is asked for", async () => {
  const id = await scene.at("leader");
  for (const [method, path] of WRITES) {
    if (path === "" && method === "PATCH") continue;
    const { envelope } = await scene.oa.call(method, `tickets/${id}${path}`, "", {});
    const expected = path === "/hook_call_back" ? "工单当前未在等待hook回调" : "参数不全，请提供username";
    expect(envelope, path).toEqual(refused(expected));
  }
});
