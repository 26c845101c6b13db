import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { clientFlows, clients } from "@/db/schema/clients";
import { type InstalledFlow, installFlow, installPeople, LEAVE } from "@/db/testing/installation";
import { sealClientSecret } from "@/lib/directory/client-secret";
import { WireClient } from "../../testing/wire-client";
import { startWireServer } from "../../testing/wire-server";

let server: Awaited<ReturnType<typeof startWireServer>>;
let leave: InstalledFlow;
let oa: WireClient;

beforeAll(async () => {
  await installPeople(getDb());
  leave = await installFlow(getDb(), LEAVE, "请假");
  const rows = await getDb()
    .insert(clients)
    .values([
      { name: "oa", encryptedSecret: sealClientSecret("secret") },
      { name: "broken", encryptedSecret: "not sealed here" },
    ])
    .returning({ id: clients.id });
  await getDb()
    .insert(clientFlows)
    .values({ clientId: rows[0]?.id ?? 0, flowId: leave.flowId });
  server = await startWireServer();
  oa = new WireClient(server.url, "oa", "secret");
});

afterAll(async () => {
  oa.close();
  await server.stop();
});

const refused = (msg: string, data: unknown = {}) => ({ code: -1, data, msg });

describe("bodies", () => {
  test("JSON needs no content type, and non-ASCII may be escaped", async () => {
    const body = `{"title": "\\u5e74\\u5047", "days": "1", "workflow_id": ${leave.flowId}, "transition_id": ${leave.transition.submit}}`;
    const { envelope } = await oa.post("tickets", "alice", body);
    expect(envelope.code).toBe(0);
    const { ticket_id: id } = envelope.data as { ticket_id: number };
    const { text } = await oa.get(`tickets/${id}`, "alice");
    expect(text).toContain('"title": "\\u5e74\\u5047"');
    expect(text.startsWith('{"code": 0, "data": {"value": {"id": ')).toBe(true);
  });

  test.each(["{bad", "[]", "1", "null", "workflow_id=1&transition_id=2"])(
    "%j is refused, not a fault",
    async (body) => {
      const answer = await oa.post("tickets", "alice", body);
      expect(answer).toMatchObject({ status: 200, type: "application/json" });
      expect(answer.envelope).toEqual(refused("请求体须为json对象"));
    },
  );

  test("an empty body is told apart by method", async () => {
    expect((await oa.post("tickets", "alice", "")).envelope).toEqual(refused("post参数为空"));
    expect((await oa.patch("tickets/999", "alice", "")).envelope).toEqual(
      refused("ticket is not existed or has been deleted", ""),
    );
  });

  test("a GET with a body leaves the connection usable", async () => {
    expect((await oa.call("GET", "tickets?category=all", "alice", "{}")).envelope.code).toBe(0);
    expect((await oa.get("workflows", "alice")).envelope.code).toBe(0);
  });
});

describe("paths and queries", () => {
  test("a trailing slash, an id that is no number and an unknown path are not found", async () => {
    for (const path of ["tickets/", "tickets/abc", "tickets/1/nothing", "workflows/1/"]) {
      expect((await oa.get(path, "alice")).status, path).toBe(404);
    }
  });

  test("an id beyond what a table holds names nothing", async () => {
    expect((await oa.get("tickets/99999999999", "alice")).envelope.msg).toContain("not existed");
    expect((await oa.get("tickets?category=all&ticket_ids=99999999999", "alice")).envelope.data).toMatchObject({
      total: 0,
    });
  });

  test("the last of a repeated key counts, and the user name in the query does not", async () => {
    const { envelope } = await oa.get("tickets?category=bad&username=ceo&category=owner&sn=", "nobody");
    expect(envelope).toMatchObject({ code: 0, data: { total: 0 } });
    expect((await oa.get("tickets?category=all&category=bad", "alice")).envelope).toEqual(refused("查询类别错误", ""));
  });

  test("numbers that are none are refused by name", async () => {
    expect((await oa.get("tickets?category=all&page=abc", "alice")).envelope).toEqual(refused("参数page不合法", ""));
    expect((await oa.get("workflows?per_page=0", "alice")).envelope).toEqual(refused("参数per_page不合法", ""));
    expect((await oa.get("tickets?category=all&title=%00", "alice")).envelope).toEqual(refused("参数title不合法", ""));
  });
});

test("a fault is an envelope too, with a status that monitoring sees and nothing of its cause", async () => {
  const broken = new WireClient(server.url, "broken", "secret");
  const { status, envelope } = await broken.get("workflows", "alice");
  broken.close();
  expect(status).toBe(500);
  expect(envelope.msg).toMatch(/^服务器内部错误\([0-9a-f-]{36}\)$/);
});
