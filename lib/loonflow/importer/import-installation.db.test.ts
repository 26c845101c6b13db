import { readFileSync } from "node:fs";
import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { clientFlows, clients } from "@/db/schema/clients";
import { flowFields, flowNodes, flows, flowTransitions, flowVersions } from "@/db/schema/flows";
import { noticeRules } from "@/db/schema/notice-rules";
import { noticeChannels } from "@/db/schema/outgoing/channels";
import { departmentApprovers, departmentMembers, departments, roleMembers, roles, users } from "@/db/schema/people";
import { tickets } from "@/db/schema/tickets";
import { publishVersion, saveVersion } from "@/db/store/flows/flow-store";
import { asUser } from "@/db/testing/installation";
import { resetDatabase } from "@/db/testing/reset-database";
import { isPassword } from "@/lib/auth/password";
import { openClientSecret } from "@/lib/directory/client-secret";
import type { FlowDefinition } from "@/lib/flows/definition";
import { openNodeSecret } from "@/lib/flows/secrets/node-secret";
import { openConfig } from "@/lib/notices/channels/sealed-config";
import { systemClock } from "@/lib/platform/clock";
import { completeTask } from "@/lib/tasks/commands/complete-task";
import { createTicket } from "@/lib/tickets/commands/create-ticket";
import { importInstallation } from "./import-installation";
import type { ImportReport } from "./report";

const SETUP = readFileSync(new URL("../fixtures/setup.json", import.meta.url), "utf8");
const at = new Date("2026-01-05T01:00:00Z");

type File = Record<string, Record<string, unknown>[]>;
type Imported = Extract<ImportReport, { outcome: "imported" }>;

const importFile = (content: string) => importInstallation(getDb(), content, { at, timeZone: "Asia/Shanghai" });

async function imported(content = SETUP): Promise<Imported> {
  const report = await importFile(content);
  if (report.outcome !== "imported") throw new Error(JSON.stringify(report));
  return report;
}

/** The file with something changed. */
function changed(change: (file: File) => void): string {
  const file = JSON.parse(SETUP) as File;
  change(file);
  return JSON.stringify(file);
}

const row = (file: File, table: string, id: number) => {
  const found = file[table]?.find((entry) => entry.id === id);
  if (found === undefined) throw new Error(`no ${table} ${id}`);
  return found;
};

/** Everything that an import may write, and where the sequences stand. */
async function everything() {
  const tables = [users, departments, departmentMembers, departmentApprovers, roles, roleMembers, clients, clientFlows];
  const flowTables = [flows, flowVersions, flowNodes, flowTransitions, flowFields];
  const contents = await Promise.all(
    [...tables, ...flowTables].map(async (table) => {
      const found = await getDb().execute<{ row: unknown }>(
        sql`select to_jsonb(t) as row from ${table} t order by t::text`,
      );
      return found.map((entry) => entry.row);
    }),
  );
  const sequences = await getDb().execute<{ name: string; last: string }>(
    sql`select sequencename as name, last_value::text as last from pg_sequences where schemaname = 'public' order by 1`,
  );
  return { contents, sequences: [...sequences] };
}

beforeEach(resetDatabase);

describe("a real installation", () => {
  test("comes with people, departments, roles and clients as they were", async () => {
    const report = await imported();
    expect(report.counts).toEqual({
      user: { created: 16, updated: 0, unchanged: 0 },
      department: { created: 5, updated: 0, unchanged: 0 },
      role: { created: 3, updated: 0, unchanged: 0 },
      notice: { created: 1, updated: 0, unchanged: 0 },
      client: { created: 4, updated: 0, unchanged: 0 },
      flow: { created: 14, updated: 0, unchanged: 0 },
    });
    const people = await getDb().select().from(users).orderBy(users.id);
    expect(people.map(({ id, username, globalRole, isActive }) => [id, username, globalRole, isActive])).toEqual(
      ["admin", "guiji", "lilei", "zhangsan", "lisi", "wangwu", "jack", "director", "ceo", "alice", "bob", "stranger"]
        .concat("ops1", "ops2", "gone", "auditor")
        .map((name, index) => [index + 1, name, name === "admin" ? "administrator" : "member", name !== "gone"]),
    );
    expect(people[0]).toMatchObject({ name: "超级管理员", email: "admin@example.com", phone: "13800000001" });
    expect(await isPassword("123456", people[9]?.passwordHash ?? null)).toBe(true);
    expect(people[0]?.passwordHash).toMatch(/^\$argon2id\$/);

    expect(await getDb().select().from(departments).where(eq(departments.id, 4))).toEqual([
      { id: 4, name: "支付部", parentId: 2, leaderId: 4, label: "pay" },
    ]);
    expect(await getDb().select().from(departmentApprovers)).toEqual([
      { departmentId: 4, userId: 4, position: 0 },
      { departmentId: 4, userId: 5, position: 1 },
    ]);
    expect(await getDb().$count(departmentMembers, eq(departmentMembers.isPrimary, true))).toBe(16);
    const held = await getDb().select().from(roleMembers).orderBy(roleMembers.roleId, roleMembers.userId);
    expect(held.map(({ roleId, userId }) => [roleId, userId])).toEqual([
      [1, 2],
      [2, 6],
      [2, 13],
      [2, 14],
      [3, 16],
    ]);
  });

  test("its clients keep token, prefix and flows; a deleted one is inactive", async () => {
    await imported();
    const found = await getDb().select().from(clients).orderBy(clients.id);
    expect(found.map(({ name, serialPrefix, isActive }) => [name, serialPrefix, isActive])).toEqual([
      ["ops", "loonflow", true],
      ["hr", "hr", true],
      ["nowf", "nowf", true],
      ["retired", "x", false],
    ]);
    expect(found[0]?.encryptedSecret).not.toContain("8cd585da");
    expect(openClientSecret(found[0]?.encryptedSecret ?? "")).toBe("8cd585da-3cc6-11e8-9946-784f437daad6");
    const granted = await getDb().select().from(clientFlows).where(eq(clientFlows.clientId, 1));
    expect(granted.map(({ flowId }) => flowId).sort((a, b) => a - b)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 14,
    ]);
  });

  test("its workflows are published and keep their integers", async () => {
    const report = await imported();
    expect(report.flows.map(({ id, result }) => [id, result])).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14].map((id) => [id, "published"]),
    );
    const file = JSON.parse(SETUP) as {
      workflows: Record<"states" | "transitions" | "custom_fields", { id: number }[]>[];
    };
    const ids = (table: "states" | "transitions" | "custom_fields") =>
      file.workflows.flatMap((workflow) => workflow[table].map(({ id }) => id));
    const keys = async (table: typeof flowNodes | typeof flowTransitions) =>
      Object.fromEntries(
        (await getDb().select({ id: table.id, key: table.key }).from(table)).map(({ key, id }) => [key, id]),
      );
    expect(await keys(flowNodes)).toMatchObject(Object.fromEntries(ids("states").map((id) => [`s${id}`, id])));
    expect(await keys(flowTransitions)).toMatchObject(
      Object.fromEntries(ids("transitions").map((id) => [`t${id}`, id])),
    );
    const fields = await getDb().select({ id: flowFields.id }).from(flowFields).orderBy(flowFields.id);
    expect(fields.map(({ id }) => id)).toEqual(ids("custom_fields").sort((a, b) => a - b));
    expect(await getDb().select({ createdById: flows.createdById }).from(flows).where(eq(flows.id, 1))).toEqual([
      { createdById: 1 },
    ]);
  });

  test("no token of a hook or a client can be read anywhere", async () => {
    await imported();
    const text = JSON.stringify(await everything());
    expect(text).toContain("http://127.0.0.1:6061/ok");
    for (const secret of ["hooktok", "hook_token", "8cd585da", "11111111-2222", '123456"'])
      expect(text).not.toContain(secret);
  });

  test("hooks can still sign", async () => {
    await imported();
    const [version] = await getDb().select().from(flowVersions).where(eq(flowVersions.flowId, 8));
    const node = version?.definition.nodes.find(({ key }) => key === "s802");
    expect(openNodeSecret(node?.type === "hook" ? node.hook.sealedSecret : "")).toBe("hooktok");
  });

  test("new rows come after the imported ones, with room for those that are still to come", async () => {
    await imported();
    const [user] = await getDb().insert(users).values({ username: "new", name: "New" }).returning();
    const [flow] = await getDb().insert(flows).values({ name: "New" }).returning();
    expect([user?.id, flow?.id]).toEqual([100_017, 100_015]);
    const own = await getDb().select({ id: flowNodes.id }).from(flowNodes).where(eq(flowNodes.key, "g1003"));
    expect(own).toEqual([{ id: 101_403 }]);
    const report = await imported(
      changed((file) => {
        file.users?.push({ id: 17, username: "late" });
        const states = row(file, "workflows", 1).states as Record<string, unknown>[];
        states.push({ ...states[0], id: 1403, type_id: 2 });
      }),
    );
    expect(report.counts).toMatchObject({ user: { created: 1 }, flow: { updated: 1 } });
  });

  test.each([
    [2, "s104"],
    [4, "s105"],
    [6, "s106"],
  ])("a leave request of %i days goes on to %s", async (days, key) => {
    await imported();
    const [alice, leader] = [10, 2];
    const context = (userId: number) => ({ db: getDb(), actor: asUser(userId), clock: systemClock });
    const values = {
      leave_start: "2026-01-06T01:00:00Z",
      leave_end: "2026-01-09T01:00:00Z",
      leave_days: days,
      leave_proxy: 6,
      leave_type: "1",
    };
    const input = { flowId: 1, transitionId: 1001, title: "Leave", values };
    const { ticketId } = await createTicket.run(context(alice), input);
    const [task] = await getDb().execute<{ id: number }>(sql`select id from tasks where ticket_id = ${ticketId}`);
    await completeTask.run(context(leader), { taskId: task?.id, transitionId: 1003 });
    const [token] = await getDb().execute(sql`
      select flow_nodes.key, node_id as id from ticket_tokens join flow_nodes on flow_nodes.id = node_id
      where ticket_id = ${ticketId}`);
    expect(token).toEqual({ key, id: Number(key.slice(1)) });
  });
});

describe("the same file again", () => {
  test("changes nothing", async () => {
    await imported();
    const before = await everything();
    const report = await imported();
    expect(await everything()).toEqual(before);
    expect(report.counts.user).toEqual({ created: 0, updated: 0, unchanged: 16 });
    expect(report.flows.every(({ result }) => result === "unchanged")).toBe(true);
  });

  test("leaves alone what was changed here since", async () => {
    await imported();
    await getDb()
      .update(users)
      .set({ email: "alice@new.example.com", passwordHash: "own" })
      .where(eq(users.username, "alice"));
    await getDb().update(flows).set({ isActive: false }).where(eq(flows.id, 2));
    const before = await everything();
    await imported();
    expect(await everything()).toEqual(before);
  });
});

describe("a file that has changed", () => {
  test("brings changed people, and only them", async () => {
    await imported();
    await getDb().update(users).set({ email: "lisi@new.example.com" }).where(eq(users.username, "lisi"));
    await getDb().update(users).set({ passwordHash: "own" }).where(eq(users.username, "alice"));
    const report = await imported(
      changed((file) => {
        Object.assign(row(file, "users", 10), { alias: "Alice", dept_id: 5, is_active: 0, password: "654321" });
        file.user_roles?.push({ id: 9, user_id: 10, role_id: 1 });
        file.user_roles?.splice(0, 1);
        file.users?.push({ id: 20, username: "late", alias: "Late", dept_id: 3 });
        Object.assign(row(file, "depts", 3), { name: "运维", leader: "late" });
      }),
    );
    expect(report.counts.user).toEqual({ created: 1, updated: 2, unchanged: 14 });
    expect(report.counts.department).toEqual({ created: 0, updated: 1, unchanged: 4 });
    const [alice] = await getDb().select().from(users).where(eq(users.id, 10));
    expect(alice).toMatchObject({ name: "Alice", isActive: false, passwordHash: "own" });
    expect(await getDb().select().from(departmentMembers).where(eq(departmentMembers.userId, 10))).toEqual([
      { userId: 10, departmentId: 5, isPrimary: true },
    ]);
    expect(await getDb().select().from(roleMembers).where(eq(roleMembers.roleId, 1))).toEqual([
      { roleId: 1, userId: 10 },
    ]);
    expect(await getDb().select({ email: users.email }).from(users).where(eq(users.username, "lisi"))).toEqual([
      { email: "lisi@new.example.com" },
    ]);
    const [department] = await getDb().select().from(departments).where(eq(departments.id, 3));
    expect(department).toMatchObject({ name: "运维", leaderId: 20 });
  });

  const renamedState = changed((file) => {
    const states = row(file, "workflows", 1).states as { id: number; name: string }[];
    for (const state of states) if (state.id === 104) state.name = "人事归档";
  });

  /** A state that asks people of a kind nobody has heard of. */
  const withOddState = (flowId: number, stateId: number) =>
    changed((file) => {
      const states = row(file, "workflows", flowId).states as Record<string, unknown>[];
      for (const state of states) if (state.id === stateId) Object.assign(state, { participant_type_id: 99 });
    });

  test("makes another version of a changed workflow and leaves running tickets on theirs", async () => {
    await imported();
    const [first] = await getDb().select().from(flows).where(eq(flows.id, 1));
    await getDb()
      .insert(tickets)
      .values({
        serial: "x",
        title: "",
        flowId: 1,
        versionId: first?.publishedVersionId ?? 0,
        status: "running",
        requesterId: 10,
        values: {},
        memory: {},
        revision: 1,
        counter: 0,
        logCount: 0,
        logHash: "",
        createdAt: at,
        updatedAt: at,
      });
    const report = await imported(renamedState);
    expect(report.counts.flow).toEqual({ created: 0, updated: 1, unchanged: 13 });
    const versions = await getDb()
      .select()
      .from(flowVersions)
      .where(eq(flowVersions.flowId, 1))
      .orderBy(flowVersions.number);
    expect(versions.map(({ number, status }) => [number, status])).toEqual([
      [1, "retired"],
      [2, "published"],
    ]);
    const [ticket] = await getDb().select().from(tickets);
    expect(ticket?.versionId).toBe(versions[0]?.id);
    expect(await getDb().select({ name: flowNodes.name }).from(flowNodes).where(eq(flowNodes.id, 104))).toEqual([
      { name: "人事归档" },
    ]);
    const before = await everything();
    await imported(renamedState);
    expect(await everything()).toEqual(before);
  });

  test("keeps what cannot run any more as a draft beside the published version", async () => {
    await imported();
    const report = await imported(withOddState(1, 104));
    expect(report.flows[0]).toMatchObject({ result: "draft", problems: [{ code: "foreign_node", nodeKey: "s104" }] });
    const statuses = async () =>
      (await getDb().select().from(flowVersions).where(eq(flowVersions.flowId, 1)).orderBy(flowVersions.number)).map(
        ({ number, status }) => [number, status],
      );
    expect(await statuses()).toEqual([
      [1, "published"],
      [2, "draft"],
    ]);
    await imported(renamedState);
    expect(await statuses()).toEqual([
      [1, "retired"],
      [2, "published"],
    ]);
  });

  test("does not overwrite a draft that somebody edited here", async () => {
    await imported();
    await getDb().transaction(async (tx) => {
      const [version] = await tx.select().from(flowVersions).where(eq(flowVersions.flowId, 1));
      const definition = version?.definition as FlowDefinition;
      await saveVersion(tx, { flowId: 1, definition, expectedRevision: null, createdById: null, at });
    });
    const before = await everything();
    expect(await importFile(renamedState)).toEqual({
      outcome: "conflicts",
      conflicts: [{ code: "draft_edited", params: { id: 1, name: "请假申请" } }],
    });
    expect(await everything()).toEqual(before);
    expect(await imported()).toMatchObject({ counts: { flow: { unchanged: 14 } } });
  });

  test("does not take a draft for its own that was published and drawn on here", async () => {
    await imported(withOddState(3, 302));
    await getDb().transaction(async (tx) => {
      const [draft] = await tx.select().from(flowVersions).where(eq(flowVersions.flowId, 3));
      if (draft === undefined) throw new Error("no draft");
      await publishVersion(tx, { flowId: 3, versionId: draft.id, expectedRevision: 1, at });
      const { definition } = draft;
      await saveVersion(tx, { flowId: 3, definition, expectedRevision: null, createdById: null, at });
    });
    const other = changed((file) => Object.assign(row(file, "workflows", 3), { description: "other" }));
    expect(await importFile(other)).toMatchObject({ outcome: "conflicts", conflicts: [{ code: "draft_edited" }] });
  });
});

describe("an installation that is not empty", () => {
  test("lists every id and name that is in the way, and nothing is imported", async () => {
    await getDb()
      .insert(users)
      .values([
        { id: 1, username: "root", name: "Root" },
        { id: 50, username: "alice", name: "Another Alice" },
      ]);
    await getDb().insert(departments).values({ id: 2, name: "Sales" });
    await getDb().insert(clients).values({ id: 9, name: "ops", encryptedSecret: "" });
    await getDb().insert(flows).values({ id: 33, name: "Mine" });
    await getDb().insert(flowNodes).values({ id: 104, flowId: 33, key: "s104", name: "", type: "task" });
    const before = await everything();
    expect(await importFile(SETUP)).toEqual({
      outcome: "conflicts",
      conflicts: [
        { code: "id_taken", params: { kind: "user", id: 1, name: "admin", other: "root" } },
        { code: "id_taken", params: { kind: "department", id: 2, name: "技术部", other: "Sales" } },
        { code: "name_taken", params: { kind: "user", id: 10, name: "alice", other: 50 } },
        { code: "name_taken", params: { kind: "client", id: 1, name: "ops", other: 9 } },
        { code: "element_taken", params: { kind: "nodes", id: 104, name: "请假申请", other: 33 } },
      ],
    });
    expect(await everything()).toEqual(before);
  });

  test("a first administrator of the same id and name becomes that person and keeps password and role", async () => {
    await getDb()
      .insert(users)
      .values({ id: 3, username: "lilei", name: "Li", passwordHash: "own", globalRole: "administrator" });
    const report = await imported();
    expect(report.counts.user).toEqual({ created: 15, updated: 1, unchanged: 0 });
    const [person] = await getDb().select().from(users).where(eq(users.id, 3));
    expect(person).toMatchObject({ name: "李磊", passwordHash: "own", globalRole: "administrator" });
  });

  test("a flow of the same name is another flow", async () => {
    await getDb().insert(flows).values({ id: 1, name: "请假申请" });
    expect(await importFile(SETUP)).toMatchObject({ outcome: "conflicts", conflicts: [{ code: "id_taken" }] });
  });
});

test("a malformed file imports nothing", async () => {
  const broken = changed((file) => Object.assign(row(file, "workflows", 14), { id: "fourteen" }));
  expect(await importFile(broken)).toEqual({
    outcome: "malformed",
    problems: [{ path: "workflows[13].id", code: "expected_id", params: {} }],
  });
  expect(await getDb().$count(users)).toBe(0);
});

test("characters that no database stores do not stop an import", async () => {
  const content = changed((file) => {
    Object.assign(row(file, "users", 2), { alias: "gui\0ji", extra: "\ud800" });
    Object.assign(row(file, "workflows", 1), { extra: { "\0": "\0" } });
    for (const field of row(file, "workflows", 10).custom_fields as Record<string, unknown>[]) {
      field.label = '{"\\u0000": "\\ud800"}';
    }
  });
  await imported(content);
  const [person] = await getDb().select().from(users).where(eq(users.id, 2));
  expect(person?.name).toBe("gui\ufffdji");
});

test("what fails halfway leaves nothing behind", async () => {
  await getDb().execute(sql`alter table client_flows add constraint no_hr check (client_id <> 2)`);
  await expect(importFile(SETUP)).rejects.toThrow();
  expect(await getDb().$count(users)).toBe(0);
  expect(await getDb().$count(flowNodes)).toBe(0);
});

test("two imports at once are one after the other", async () => {
  const reports = await Promise.all([importFile(SETUP), importFile(SETUP)]);
  const created = reports.map((report) => (report.outcome === "imported" ? report.counts.user.created : -1));
  expect(created.sort((a, b) => a - b)).toEqual([0, 16]);
});

describe("notices", () => {
  const channels = () => getDb().select().from(noticeChannels);
  const rules = () => getDb().select().from(noticeRules);

  test("one that ran a script is a channel that rests, with the texts of its flow in Liquid", async () => {
    await imported();
    expect(await channels()).toMatchObject([
      { id: 1, kind: "script", name: "日志通知", isActive: false, language: "zh-CN" },
    ]);
    expect(openConfig((await channels())[0]?.sealedConfig ?? "")).toMatchObject({
      language: "python",
      source: expect.stringContaining("notice.log"),
    });
    expect(await rules()).toMatchObject([
      {
        flowId: 2,
        event: "task_opened",
        channelId: 1,
        titleTemplate: "你有一个待办工单:{{ ticket.title }}",
        contentTemplate: "标题:{{ ticket.title }}, 创建时间:{{ ticket.created_at }}, 状态:{{ node.name }}",
        isActive: true,
      },
    ]);
  });

  test("what became of it here stays, also when its flow comes again", async () => {
    await imported();
    await getDb().update(noticeChannels).set({ isActive: true, target: "mine" });
    await getDb().update(noticeRules).set({ titleTemplate: "mine" });
    const report = await imported(
      changed((file) => {
        row(file, "workflows", 2).description = "changed";
        row(file, "notices", 1).title_template = "other";
      }),
    );
    expect(report.counts.notice).toEqual({ created: 0, updated: 0, unchanged: 1 });
    expect(await channels()).toMatchObject([{ isActive: true, target: "mine" }]);
    expect(await rules()).toMatchObject([{ titleTemplate: "mine" }]);
  });

  test("one that called an address calls it as before; its token cannot be read", async () => {
    const report = await imported(
      changed((file) => {
        const token = "n0tice-t0ken";
        file.notices?.push({ id: 7, name: "Chat", hook_url: "https://chat.example.org/in", hook_token: token });
        const texts = { title_template: "{title}!", content_template: "{leave_days}" };
        Object.assign(row(file, "workflows", 1), { notices: "7,8", ...texts });
      }),
    );
    expect(report.flows.find(({ id }) => id === 1)?.notes).toContainEqual(
      expect.objectContaining({ code: "notice_missing" }),
    );
    expect((await channels()).find(({ name }) => name === "Chat")).toMatchObject({
      kind: "webhook",
      target: "chat.example.org",
      isActive: true,
    });
    expect((await rules()).find(({ flowId }) => flowId === 1)).toMatchObject({
      titleTemplate: "{{ ticket.title }}!",
      contentTemplate: "{{ fields.leave_days }}",
    });
    expect(JSON.stringify([await channels(), await getDb().select().from(flows)])).not.toContain("n0tice-t0ken");
    expect((await rules()).map(({ flowId }) => flowId).sort()).toEqual([1, 2]);
  });
});
