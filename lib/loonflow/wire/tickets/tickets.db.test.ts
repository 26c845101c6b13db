import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { clientFlows, clients } from "@/db/schema/clients";
import { flows } from "@/db/schema/flows";
import { HR_ROLE, type InstalledFlow, installFlow, installPeople, LEAVE, PEOPLE } from "@/db/testing/installation";
import { sealClientSecret } from "@/lib/directory/client-secret";
import { WireClient } from "../../testing/wire-client";
import { startWireServer } from "../../testing/wire-server";

let server: Awaited<ReturnType<typeof startWireServer>>;
let leave: InstalledFlow;
let other: InstalledFlow;
let oa: WireClient;

beforeAll(async () => {
  await installPeople(getDb());
  leave = await installFlow(getDb(), LEAVE, "Leave");
  other = await installFlow(getDb(), LEAVE, "Not granted");
  server = await startWireServer();
  oa = await client("oa", [leave.flowId]);
});

afterAll(async () => {
  oa.close();
  await server.stop();
});

async function client(name: string, flowIds: number[]): Promise<WireClient> {
  const rows = await getDb()
    .insert(clients)
    .values({ name, serialPrefix: name, encryptedSecret: sealClientSecret(`secret of ${name}`) })
    .returning({ id: clients.id });
  const clientId = rows[0]?.id ?? 0;
  if (flowIds.length > 0)
    await getDb()
      .insert(clientFlows)
      .values(flowIds.map((flowId) => ({ clientId, flowId })));
  return new WireClient(server.url, name, `secret of ${name}`);
}

async function file(days: unknown, more: object = {}): Promise<number> {
  const body = { workflow_id: leave.flowId, transition_id: leave.transition.submit, title: "Leave", days, ...more };
  const { envelope } = await oa.post("tickets", "alice", body);
  expect(envelope).toMatchObject({ code: 0, msg: "" });
  return (envelope.data as { ticket_id: number }).ticket_id;
}

const press = (id: number, username: string, button: string, more: object = {}) =>
  oa.patch(`tickets/${id}`, username, { transition_id: leave.transition[button], ...more });

async function ticketOf(id: number, username: string): Promise<Record<string, unknown>> {
  const { envelope } = await oa.get(`tickets/${id}`, username);
  expect(envelope).toMatchObject({ code: 0 });
  return (envelope.data as { value: Record<string, unknown> }).value;
}

async function valuesSeenBy(id: number, username: string): Promise<Record<string, unknown>> {
  const { field_list: fields } = await ticketOf(id, username);
  const list = fields as { field_key: string; field_value: unknown; field_attribute: number }[];
  return Object.fromEntries(list.map((field) => [field.field_key, [field.field_value, field.field_attribute]]));
}

async function listed(query: string, username: string): Promise<number[]> {
  const { envelope } = await oa.get(`tickets?${query}`, username);
  expect(envelope).toMatchObject({ code: 0 });
  return (envelope.data as { value: { id: number }[] }).value.map(({ id }) => id);
}

describe("a flow that was drawn here", () => {
  test("goes its whole way over the wire", async () => {
    const id = await file("4", { proxy: "director", reason: "Family" });
    expect(await ticketOf(id, "leader")).toMatchObject({
      creator: "alice",
      state_id: leave.node.leader,
      participant_type_id: 1,
      participant: "leader",
      relation: "alice,leader",
      is_end: false,
    });
    expect((await press(id, "leader", "agree", { note: "fine", suggestion: "ok" })).envelope).toEqual({
      code: 0,
      data: { value: true },
      msg: "",
    });
    expect(await ticketOf(id, "director")).toMatchObject({ state_id: leave.node.director });
    await press(id, "director", "director-agree");
    expect(await ticketOf(id, "hr1")).toMatchObject({ participant_type_id: 4, participant: String(HR_ROLE) });
    expect((await oa.post(`tickets/${id}/accept`, "hr1", {})).envelope.data).toBe(true);
    expect(await ticketOf(id, "hr1")).toMatchObject({ participant_type_id: 1, participant: "hr1" });
    await press(id, "hr1", "file");
    expect(await ticketOf(id, "alice")).toMatchObject({
      state_id: leave.node.end,
      is_end: true,
      participant_type_id: 0,
      participant: "",
    });
  });

  test("shows the handler the form of the state, and anybody else what the flow shows", async () => {
    const id = await file(2, { proxy: "hr2" });
    expect(await valuesSeenBy(id, "leader")).toEqual({ title: ["Leave", 1], days: [2, 1], note: [null, 3] });
    expect(await valuesSeenBy(id, "alice")).toEqual({});
  });

  test("is read as states and transitions, without its gateways", async () => {
    const states = await oa.get(`workflows/${leave.flowId}/states`, "alice");
    const names = (states.envelope.data as { value: { name: string }[] }).value.map(({ name }) => name);
    expect(names).toEqual(["New", "Leader", "Director", "CEO", "HR", "Edit", "End"]);
    const { envelope } = await oa.get(`workflows/${leave.flowId}/transitions?per_page=100`, "alice");
    const { value } = envelope.data as { value: { id: number }[] };
    expect(value.find(({ id }) => id === leave.transition.agree)).toMatchObject({
      source_state_id: leave.node.leader,
      destination_state_id: leave.node.hr,
      condition_expression: JSON.stringify([
        { expression: "form.days > 5", target_state_id: leave.node.ceo },
        { expression: "form.days > 3", target_state_id: leave.node.director },
      ])
        .replaceAll('":', '": ')
        .replaceAll(',"', ', "')
        .replaceAll("},{", "}, {"),
    });
    expect(value.map(({ id }) => id)).not.toContain(leave.transition["to-ceo"]);
  });
});

describe("buttons", () => {
  test("one candidate of several sees only taking it, and has to", async () => {
    const id = await file(1);
    await press(id, "leader", "agree");
    const { envelope } = await oa.get(`tickets/${id}/transitions`, "hr2");
    expect(envelope.data).toMatchObject({ value: [{ transition_id: 0, transition_name: "接单", is_accept: true }] });
    expect((await press(id, "hr2", "file")).envelope).toEqual({ code: -1, data: {}, msg: "需要先接单再处理" });
  });

  test("a timed transition is no button, and cannot be pressed", async () => {
    const id = await file(1);
    await press(id, "leader", "agree");
    await oa.post(`tickets/${id}/accept`, "hr1", {});
    const { envelope } = await oa.get(`tickets/${id}/transitions`, "hr1");
    const { value } = envelope.data as { value: { transition_name: string }[] };
    expect(value.map(({ transition_name }) => transition_name)).toEqual(["File"]);
    expect((await press(id, "hr1", "late")).envelope.msg).toBe("transition_id is invalid");
  });

  test("whoever comes second is told that it is not theirs", async () => {
    const id = await file(1);
    await press(id, "leader", "agree");
    const answers = await Promise.all([
      oa.post(`tickets/${id}/accept`, "hr1", {}),
      new WireClient(server.url, "oa", "secret of oa").post(`tickets/${id}/accept`, "hr2", {}),
    ]);
    const outcomes = answers.map(({ envelope }) => envelope.msg).sort();
    expect(outcomes).toEqual(["", "非当前处理人，无权处理"]);
  });
});

describe("values", () => {
  test("a stand-in nobody has the name of is refused, and a user name of digits is no id", async () => {
    for (const proxy of ["nobody", String(PEOPLE.hr1)]) {
      const { envelope } = await oa.post("tickets", "alice", {
        workflow_id: leave.flowId,
        transition_id: leave.transition.submit,
        title: "x",
        days: 1,
        proxy,
      });
      expect(envelope).toEqual({ code: -1, data: {}, msg: "字段值不合法:proxy" });
    }
  });

  test("a field that could not keep its key when it was imported is still called as before", async () => {
    const origin = { system: "loonflow", digest: "", notices: "", limitExpression: "{}", displayForm: "[]" } as const;
    await getDb()
      .update(flows)
      .set({ origin: { ...origin, fieldKeys: { days: "leave-days" }, original: {} } })
      .where(eq(flows.id, other.flowId));
    const imported = await client("imported", [other.flowId]);
    const body = { workflow_id: other.flowId, transition_id: other.transition.submit, title: "x" };
    const missing = await imported.post("tickets", "alice", { ...body, days: 2 });
    expect(missing.envelope.msg).toBe("此工单的必填字段为:leave-days,title");
    const unreadable = await imported.post("tickets", "alice", { ...body, "leave-days": "abc" });
    expect(unreadable.envelope.msg).toBe("字段值不合法:leave-days");
    const filed = await imported.post("tickets", "alice", { ...body, "leave-days": 2 });
    const { ticket_id: id } = filed.envelope.data as { ticket_id: number };
    const { envelope } = await imported.get(`tickets/${id}`, "leader");
    const { value } = envelope.data as { value: { field_list: { field_key: string }[] } };
    expect(value.field_list.map((field) => field.field_key)).toEqual(["leave-days", "note", "title"]);
    imported.close();
  });

  test("a title no table could hold is refused, and ids have to be ids", async () => {
    const body = { workflow_id: leave.flowId, transition_id: leave.transition.submit, days: 1 };
    const { envelope } = await oa.post("tickets", "alice", { ...body, title: "a\u0000b" });
    expect(envelope.msg).toBe("字段值不合法:title");
    const negative = await oa.post("tickets", "alice", { ...body, title: "a", transition_id: -1 });
    expect(negative.envelope.msg).toBe("参数不合法,请提供workflow_id，username，transition_id");
  });

  test("what the state does not let be edited neither counts nor routes", async () => {
    const id = await file(2);
    await press(id, "leader", "agree", { days: 9, title: "changed", sn: "x" });
    expect(await ticketOf(id, "hr1")).toMatchObject({ state_id: leave.node.hr, title: "Leave" });
  });

  test("a required field has to be sent again", async () => {
    const id = await file(2);
    await press(id, "leader", "refuse");
    expect(await ticketOf(id, "alice")).toMatchObject({ is_rejected: true, state_id: leave.node.edit });
    expect((await press(id, "alice", "resubmit")).envelope.msg).toBe("此工单的必填字段为:days,title");
    expect((await press(id, "alice", "resubmit", { title: "again", days: 3 })).envelope.code).toBe(0);
    expect(await ticketOf(id, "leader")).toMatchObject({ is_rejected: false, title: "again" });
  });
});

describe("lists", () => {
  test("each category holds its tickets", async () => {
    const id = await file(1);
    expect(await listed("category=duty&per_page=200", "leader")).toContain(id);
    expect(await listed("category=owner&per_page=200", "alice")).toContain(id);
    expect(await listed("category=relation&per_page=200", "leader")).toContain(id);
    expect(await listed("category=relation&per_page=200", "hr1")).not.toContain(id);
    await press(id, "leader", "agree");
    expect(await listed("category=duty&per_page=200", "leader")).not.toContain(id);
    for (const username of ["hr1", "hr2"]) {
      expect(await listed("category=duty&per_page=200", username)).toContain(id);
    }
    await oa.post(`tickets/${id}/accept`, "hr2", {});
    expect(await listed("category=duty&per_page=200", "hr1")).not.toContain(id);
    expect(await listed("category=relation&per_page=200", "hr1")).toContain(id);
    expect(await listed("category=all", "nobody")).toContain(id);
  });

  test("filters narrow a list together", async () => {
    const ended = await file(1, { title: "A_100%" });
    await press(ended, "leader", "agree");
    await oa.post(`tickets/${ended}/accept`, "hr1", {});
    await press(ended, "hr1", "file");
    const refused = await file(1, { title: "B_100%" });
    await press(refused, "leader", "refuse");
    const both = `category=all&ticket_ids=${ended},${refused}`;
    expect(await listed(both, "alice")).toEqual([refused, ended]);
    expect(await listed(`${both}&reverse=0`, "alice")).toEqual([ended, refused]);
    expect(await listed(`${both}&is_end=1`, "alice")).toEqual([ended]);
    expect(await listed(`${both}&is_end=0`, "alice")).toEqual([refused]);
    expect(await listed(`${both}&is_end=yes`, "alice")).toEqual([refused, ended]);
    expect(await listed(`${both}&is_rejected=1`, "alice")).toEqual([refused]);
    expect(await listed(`${both}&state_ids=${leave.node.end}`, "alice")).toEqual([ended]);
    expect(await listed(`${both}&state_ids=${leave.node.edit},${leave.node.end}`, "alice")).toEqual([refused, ended]);
    expect(await listed(`${both}&title=${encodeURIComponent("_100%")}`, "alice")).toEqual([refused, ended]);
    expect(await listed(`${both}&title=a_100`, "alice")).toEqual([]);
    expect(await listed(`${both}&workflow_ids=${other.flowId}`, "alice")).toEqual([]);
    const { sn } = await ticketOf(ended, "alice");
    expect(await listed(`${both}&sn=${sn}`, "alice")).toEqual([ended]);
    expect(await listed(`${both}&sn=${String(sn).slice(1)}`, "alice")).toEqual([]);
  });

  test("a period counts both its ends, on the wire's clock", async () => {
    const id = await file(1);
    const { gmt_created: created } = await ticketOf(id, "alice");
    const at = encodeURIComponent(String(created));
    expect(await listed(`category=all&ticket_ids=${id}&create_start=${at}&create_end=${at}`, "alice")).toEqual([id]);
    expect(await listed(`category=all&ticket_ids=${id}&create_end=2020-01-01`, "alice")).toEqual([]);
    const { envelope } = await oa.get("tickets?category=all&create_start=yesterday", "alice");
    expect(envelope).toEqual({ code: -1, data: "", msg: "参数create_start不合法" });
  });

  test("a row carries its flow under both keys and the tag of its state", async () => {
    const id = await file(1);
    const { envelope } = await oa.get(`tickets?category=all&ticket_ids=${id}`, "alice");
    const flow = { workflow_id: leave.flowId, workflow_name: "Leave" };
    expect(envelope.data).toMatchObject({
      value: [
        {
          workflow: flow,
          workflow_info: flow,
          state: { state_id: leave.node.leader, state_name: "Leader", state_label: {} },
          creator_info: { username: "alice", dept_info: { name: "Engineering", leader: "leader" } },
        },
      ],
      total: 1,
    });
  });
});

describe("what a client may touch", () => {
  test("a client without flows is told so, and a ticket of a flow it was not granted is closed to it", async () => {
    const stranger = await client("stranger", []);
    const id = await file(1);
    expect((await stranger.get("tickets?category=all", "alice")).envelope.msg).toBe(
      "This app_name have not workflow permission",
    );
    const reads = ["", "/transitions", "/flowlogs", "/flowsteps"].map((path) =>
      stranger.get(`tickets/${id}${path}`, "alice"),
    );
    const writes = [
      stranger.patch(`tickets/${id}`, "leader", { transition_id: leave.transition.agree }),
      stranger.post(`tickets/${id}/accept`, "leader", {}),
    ];
    for (const { envelope } of await Promise.all([...reads, ...writes])) {
      expect(envelope).toEqual({ code: -1, data: "", msg: "the app has no permission to the workflow_id" });
    }
    const places = await stranger.get(`tickets/states?ticket_ids=${id}`, "alice");
    expect(places.envelope).toEqual({ code: 0, data: {}, msg: "" });
    stranger.close();
  });

  test("every read of a flow it was not granted is refused, whether or not there is one", async () => {
    const paths = ["", "/init_state", "/states", "/transitions", "/custom_fields"];
    for (const flowId of [other.flowId, 999]) {
      for (const path of paths) {
        const { envelope } = await oa.get(`workflows/${flowId}${path}`, "alice");
        expect(envelope.msg, path).toBe("APP:oa have no permission to get this workflow info");
      }
    }
    const { envelope } = await oa.get(`workflows/states/${other.node.leader}`, "alice");
    expect(envelope.msg).toBe("APP:oa have no permission to get this workflow info");
  });

  test("where tickets are, in one answer", async () => {
    const id = await file(1);
    const { envelope } = await oa.get(`tickets/states?ticket_ids=${id},999999`, "");
    expect(envelope.data).toEqual({ [id]: { state_id: leave.node.leader, state_name: "Leader" } });
    expect((await oa.get("tickets/states?ticket_ids=x", "")).envelope.msg).toBe("参数ticket_ids不合法");
    expect((await oa.get("tickets/states", "")).envelope.code).toBe(-1);
  });
});

describe("history", () => {
  test("names the accepting person, the newest first, and only to those who may view the ticket", async () => {
    const id = await file(1);
    await press(id, "leader", "agree");
    await oa.post(`tickets/${id}/accept`, "hr1", {});
    const { envelope } = await oa.get(`tickets/${id}/flowlogs?per_page=1`, "alice");
    expect(envelope.data).toMatchObject({
      value: [
        {
          ticket_id: id,
          state: { state_id: leave.node.hr, state_name: "HR" },
          transition: { transition_id: 0, transition_name: "接单操作", attribute_type_id: 3 },
          intervene_type_id: 4,
          participant: "hr1",
          suggestion: "接单处理",
        },
      ],
      total: 3,
    });
    for (const path of ["flowlogs", "flowsteps"]) {
      expect((await oa.get(`tickets/${id}/${path}`, "ceo")).envelope.code).toBe(-1);
      expect((await oa.get(`tickets/${id}/${path}`, "nobody")).envelope.msg).toBe("用户不存在，无查看权限");
    }
  });

  test("a very long opinion is kept to four thousand characters and says that it was cut", async () => {
    const id = await file(1, { suggestion: `${"意".repeat(1200)}\u0000` });
    const longer = await file(1, { suggestion: "意".repeat(5000) });
    const opinions = [id, longer].map(async (ticketId) => {
      const { envelope } = await oa.get(`tickets/${ticketId}/flowlogs`, "alice");
      return (envelope.data as { value: { suggestion: string }[] }).value[0]?.suggestion;
    });
    const [whole, cut] = await Promise.all(opinions);
    expect(whole).toBe("意".repeat(1200));
    expect(cut).toHaveLength(4000);
    expect(cut?.endsWith("...(超过字段定义长度,自动截断)")).toBe(true);
  });
});
