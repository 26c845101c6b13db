import { randomUUID } from "node:crypto";
import { inArray, sql } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { getDb } from "@/db/client";
import type { ListFilter } from "@/db/queries/lists/list-page";
import { countUnreadNotices } from "@/db/queries/notices/notices";
import { findSessionUser } from "@/db/queries/people/sessions";
import { countTodo } from "@/db/queries/tickets/inbox";
import { flowGrants } from "@/db/schema/flows";
import { departmentMembers, departments } from "@/db/schema/people";
import { tickets } from "@/db/schema/tickets";
import { countQueries } from "@/db/testing/count-queries";
import {
  asUser,
  ENGINEERING,
  HEAD_OFFICE,
  type InstalledFlow,
  installFlow,
  installPeople,
  LEAVE,
  PEOPLE,
} from "@/db/testing/installation";
import { resetDatabase } from "@/db/testing/reset-database";
import { claimTask } from "@/lib/tasks/commands/claim-task";
import { completeTask } from "@/lib/tasks/commands/complete-task";
import { createTicket } from "../../commands/create-ticket";
import { type ListRequest, readTicketList } from "./ticket-list";

const EVERYTHING: ListFilter = {
  flowId: null,
  nodeId: null,
  statuses: [],
  requesterId: null,
  from: null,
  until: null,
  serialPrefix: "",
  text: "",
};

let minute = 0;
const as = (userId: number) => ({
  db: getDb(),
  actor: asUser(userId),
  clock: { now: () => new Date(Date.UTC(2026, 10, 23, 9, minute)) },
});

async function list(userId: number, view: ListRequest["view"], more: Partial<ListRequest> = {}) {
  const globalRole = userId === PEOPLE.admin ? ("administrator" as const) : ("member" as const);
  const request = { view, filter: EVERYTHING, order: "newest" as const, cursor: "", ...more };
  return (await readTicketList(getDb(), { kind: "user", userId, globalRole }, request)).page;
}

const titles = async (...args: Parameters<typeof list>) => (await list(...args)).rows.map(({ title }) => title);

async function file(
  flow: InstalledFlow,
  requesterId: number,
  title: string,
  values: Record<string, number> = { days: 2 },
) {
  minute += 1;
  const input = { flowId: flow.flowId, transitionId: flow.transition.submit ?? 0, title, values };
  return createTicket.run(as(requesterId), input);
}

async function complete(flow: InstalledFlow, userId: number, transition: string, title: string) {
  const task = (await list(userId, "todo")).rows.find((row) => row.title === title);
  return completeTask.run(as(userId), { taskId: task?.id, transitionId: flow.transition[transition] });
}

const forDepartment = (departmentId: number, settings = {}) => ({
  format: 1 as const,
  nodes: [
    { key: "start", name: "New", type: "start" as const, fields: { title: "required" as const } },
    {
      key: "team",
      name: "Team",
      type: "task" as const,
      sharing: "claim" as const,
      who: [{ kind: "departments" as const, departmentIds: [departmentId] }],
    },
    { key: "end", name: "End", type: "end" as const },
  ],
  transitions: [
    { key: "submit", from: "start", to: "team", name: "Submit" },
    { key: "done", from: "team", to: "end", name: "Done", intent: "approve" as const },
  ],
  settings,
});

let leave: InstalledFlow;

async function install() {
  await resetDatabase();
  Object.assign(globalThis, { skeinVersions: undefined });
  minute = 0;
  await installPeople(getDb());
  leave = await installFlow(getDb(), LEAVE, "Leave");
}

describe("the to-do list", () => {
  beforeEach(install);

  test("holds what is assigned to me, and nobody else's", async () => {
    await file(leave, PEOPLE.alice, "Beach");
    const [row, ...more] = (await list(PEOPLE.leader, "todo")).rows;
    expect(more).toEqual([]);
    expect(row).toMatchObject({
      title: "Beach",
      flowName: "Leave",
      requester: { username: "alice" },
      status: "running",
    });
    expect(row?.waiting).toMatchObject([
      { taskId: row?.id, nodeName: "Leader", standing: "act", assignee: { username: "leader" } },
    ]);
    for (const userId of [PEOPLE.alice, PEOPLE.hr1, PEOPLE.stranger, PEOPLE.admin]) {
      expect(await titles(userId, "todo")).toEqual([]);
    }
  });

  test("holds what my role may claim, until somebody has claimed it", async () => {
    await file(leave, PEOPLE.alice, "Beach");
    await complete(leave, PEOPLE.leader, "agree", "Beach");
    const [row] = (await list(PEOPLE.hr1, "todo")).rows;
    expect(row?.waiting).toMatchObject([
      { standing: "claim", mustClaim: true, assignee: null, candidates: [{ type: "role", name: "HR" }] },
    ]);
    expect(await titles(PEOPLE.hr2, "todo")).toEqual(["Beach"]);
    await claimTask.run(as(PEOPLE.hr2), { taskId: row?.id });
    expect(await titles(PEOPLE.hr1, "todo")).toEqual([]);
    expect((await list(PEOPLE.hr2, "todo")).rows[0]?.waiting[0]?.standing).toBe("act");
    await complete(leave, PEOPLE.hr2, "file", "Beach");
    expect(await titles(PEOPLE.hr2, "todo")).toEqual([]);
  });

  test("includes sub-departments, as they are today", async () => {
    const top = await installFlow(getDb(), forDepartment(HEAD_OFFICE), "Top");
    const lower = await installFlow(getDb(), forDepartment(ENGINEERING), "Lower");
    await file(top, PEOPLE.stranger, "For all");
    await file(lower, PEOPLE.stranger, "For engineers");
    expect(await titles(PEOPLE.alice, "todo")).toEqual(["For engineers", "For all"]);
    expect(await titles(PEOPLE.director, "todo")).toEqual(["For all"]);
    expect(await countTodo(getDb(), PEOPLE.alice, 100)).toBe(2);
    expect(await countTodo(getDb(), PEOPLE.alice, 1)).toBe(1);
    await getDb().insert(departments).values({ id: 3, name: "Platform", parentId: ENGINEERING });
    await getDb().insert(departmentMembers).values({ departmentId: 3, userId: PEOPLE.stranger });
    expect(await titles(PEOPLE.stranger, "todo")).toEqual(["For engineers", "For all"]);
  });
});

describe("lists of tickets", () => {
  beforeEach(install);

  test("mine, handled and all are different things", async () => {
    await file(leave, PEOPLE.alice, "Beach");
    await file(leave, PEOPLE.alice, "Lake");
    await complete(leave, PEOPLE.leader, "agree", "Beach");
    expect(await titles(PEOPLE.alice, "mine")).toEqual(["Lake", "Beach"]);
    expect(await titles(PEOPLE.alice, "handled")).toEqual([]);
    expect(await titles(PEOPLE.alice, "all")).toEqual(["Lake", "Beach"]);
    expect(await titles(PEOPLE.leader, "mine")).toEqual([]);
    expect(await titles(PEOPLE.leader, "handled")).toEqual(["Beach"]);
    expect(await titles(PEOPLE.leader, "all")).toEqual(["Lake", "Beach"]);
    expect(await titles(PEOPLE.hr1, "all")).toEqual(["Beach"]);
    expect(await titles(PEOPLE.admin, "all")).toEqual(["Lake", "Beach"]);
    expect(await titles(PEOPLE.stranger, "all")).toEqual([]);
  });

  test("everybody sees the tickets of an open flow, and a grant opens a flow", async () => {
    const open = await installFlow(getDb(), forDepartment(ENGINEERING, { isOpenToAll: true }), "Open");
    await file(open, PEOPLE.ceo, "Public");
    await file(leave, PEOPLE.alice, "Beach");
    expect(await titles(PEOPLE.stranger, "all")).toEqual(["Public"]);
    const grant = { flowId: leave.flowId, permission: "view" as const };
    await getDb()
      .insert(flowGrants)
      .values({ ...grant, principalType: "user", principalId: PEOPLE.stranger });
    expect(await titles(PEOPLE.stranger, "all")).toEqual(["Beach", "Public"]);
  });

  test("a row tells whom it waits for", async () => {
    await file(leave, PEOPLE.alice, "Beach");
    const [row] = (await list(PEOPLE.alice, "mine")).rows;
    expect(row?.waiting).toMatchObject([{ nodeName: "Leader", assignee: { name: "leader" }, standing: "none" }]);
    expect(row?.waiting[0]?.since).toBe("2026-11-23T09:01:00.000Z");
  });

  test("the filters offer flows of tickets I may view, and nodes of the chosen one", async () => {
    await installFlow(getDb(), forDepartment(ENGINEERING), "Other");
    await file(leave, PEOPLE.alice, "Beach");
    const scope = { kind: "user" as const, userId: PEOPLE.alice, globalRole: "member" as const };
    const filter = { ...EVERYTHING, flowId: leave.flowId, requesterId: PEOPLE.alice };
    const { choices } = await readTicketList(getDb(), scope, { view: "all", filter, order: "newest", cursor: "" });
    expect(choices.flows.map(({ name }) => name)).toEqual(["Leave"]);
    expect(choices.nodes.map(({ name }) => name)).toEqual(["Leader", "Director", "CEO", "HR", "Edit"]);
    expect(choices.requester?.name).toBe("alice");
  });
});

describe("filters", () => {
  let other: InstalledFlow;
  const filtered = (filter: Partial<ListFilter>, view: ListRequest["view"] = "all", userId: number = PEOPLE.admin) =>
    titles(userId, view, { filter: { ...EVERYTHING, ...filter } });

  beforeAll(async () => {
    await install();
    other = await installFlow(getDb(), forDepartment(ENGINEERING), "Other");
    await file(leave, PEOPLE.alice, "Beach 100%");
    await file(leave, PEOPLE.director, "Lake");
    await file(other, PEOPLE.alice, "Server_x");
    await complete(leave, PEOPLE.leader, "agree", "Beach 100%");
  });

  test.each<[string, () => Partial<ListFilter>, string[]]>([
    ["flow", () => ({ flowId: other.flowId }), ["Server_x"]],
    ["node", () => ({ nodeId: leave.node.hr ?? 0 }), ["Beach 100%"]],
    ["status", () => ({ statuses: ["finished", "rejected"] }), []],
    ["statuses", () => ({ statuses: ["finished", "running"] }), ["Server_x", "Lake", "Beach 100%"]],
    ["requester", () => ({ requesterId: PEOPLE.director }), ["Lake"]],
    ["from", () => ({ from: new Date("2026-11-23T09:02:00Z") }), ["Server_x", "Lake"]],
    ["until, exclusive", () => ({ until: new Date("2026-11-23T09:02:00Z") }), ["Beach 100%"]],
    ["serial prefix", () => ({ serialPrefix: "skein_202611230002" }), ["Lake"]],
    ["serial prefix, not a middle", () => ({ serialPrefix: "202611230002" }), []],
    ["a wildcard in a prefix is no wildcard", () => ({ serialPrefix: "skein%2" }), []],
    ["text in the title, any case", () => ({ text: "bEaCh" }), ["Beach 100%"]],
    ["text in the serial", () => ({ text: "0003" }), ["Server_x"]],
    ["a wildcard in a text is no wildcard", () => ({ text: "S_rver" }), []],
    ["percent", () => ({ text: "0%" }), ["Beach 100%"]],
    ["backslash", () => ({ text: "\\" }), []],
    ["all together", () => ({ flowId: leave.flowId, text: "beach", requesterId: PEOPLE.alice }), ["Beach 100%"]],
  ])("by %s", async (_name, filter, expected) => {
    expect(await filtered(filter())).toEqual(expected);
  });

  test("the to-do list is filtered by the node of the task", async () => {
    expect(await filtered({ nodeId: leave.node.hr ?? 0 }, "todo", PEOPLE.hr1)).toEqual(["Beach 100%"]);
    expect(await filtered({ nodeId: leave.node.leader ?? 0 }, "todo", PEOPLE.hr1)).toEqual([]);
  });

  test("oldest first", async () => {
    expect(await titles(PEOPLE.admin, "all", { order: "oldest" })).toEqual(["Beach 100%", "Lake", "Server_x"]);
  });
});

describe("pages of 50", () => {
  beforeAll(async () => {
    await install();
    const { ticketId } = await file(leave, PEOPLE.alice, "1");
    await getDb().execute(sql`
      with copied as (
        insert into tickets (serial, title, flow_id, version_id, status, requester_id, values, memory, revision, counter,
          log_count, log_hash, created_at, updated_at)
        select 'copy_' || i, i::text, flow_id, version_id, status, requester_id, values, memory, revision, counter,
          log_count, log_hash, created_at + (i / 3) * interval '1 ms', updated_at
        from tickets, generate_series(2, 130) i where id = ${ticketId}
        returning id, created_at
      ), related as (
        insert into ticket_relations select id, 'user', ${PEOPLE.leader} from copied
      )
      insert into tasks (ticket_id, no, token_no, node_id, status, must_claim, assignee_id, is_fallback, opened_at)
      select copied.id, task.no, token_no, node_id, task.status, must_claim, assignee_id, is_fallback, copied.created_at
      from copied, tasks task where task.ticket_id = ${ticketId}`);
  });

  test.each(["todo", "all"] as const)(
    "%s: forwards and back, both orders, nothing twice, nothing lost",
    async (view) => {
      for (const order of ["newest", "oldest"] as const) {
        const seen: string[] = [];
        const walked: string[] = [];
        let page = await list(PEOPLE.leader, view, { order });
        expect(page.previous).toBeNull();
        for (;;) {
          seen.push(...page.rows.map(({ title }) => title));
          if (page.next === null) break;
          page = await list(PEOPLE.leader, view, { order, cursor: page.next });
        }
        expect(new Set(seen).size).toBe(130);
        for (;;) {
          walked.unshift(...page.rows.map(({ title }) => title));
          if (page.previous === null) break;
          page = await list(PEOPLE.leader, view, { order, cursor: page.previous });
        }
        expect(walked).toEqual(seen);
        expect(seen.at(0)).toBe(order === "newest" ? "130" : "1");
      }
    },
  );

  test("a cursor of nobody's begins at the beginning", async () => {
    expect((await list(PEOPLE.leader, "all", { cursor: "rubbish" })).rows[0]?.title).toBe("130");
  });

  test("a page of 50 rows takes two statements, whichever list", async () => {
    for (const view of ["todo", "mine", "handled", "all"] as const) {
      const userId = view === "mine" ? PEOPLE.alice : PEOPLE.leader;
      const { value, statements } = await countQueries((db) =>
        readTicketList(
          db,
          { kind: "user", userId, globalRole: "member" },
          { view, filter: EVERYTHING, order: "newest", cursor: "" },
        ),
      );
      expect(value.page.rows.length).toBe(view === "handled" ? 0 : 50);
      expect(statements.length, statements.join("\n")).toBe(2);
    }
  });

  test("the whole inbox page with its frame takes five statements", async () => {
    const { statements } = await countQueries(async (db) => {
      await findSessionUser(db, randomUUID(), new Date());
      await countTodo(db, PEOPLE.leader, 100);
      await countUnreadNotices(db, PEOPLE.leader);
      const scope = { kind: "user", userId: PEOPLE.leader, globalRole: "member" } as const;
      await readTicketList(db, scope, { view: "todo", filter: EVERYTHING, order: "newest", cursor: "" });
    });
    expect(statements.length, statements.join("\n")).toBe(5);
  });

  test("a ticket that leaves the list takes no other with it", async () => {
    const first = await list(PEOPLE.leader, "all");
    await getDb()
      .update(tickets)
      .set({ status: "rejected" })
      .where(
        inArray(
          tickets.title,
          first.rows.map(({ title }) => title),
        ),
      );
    const filter = { ...EVERYTHING, statuses: ["running" as const] };
    const second = await list(PEOPLE.leader, "all", { filter, cursor: first.next ?? "" });
    expect(second.rows[0]?.title).toBe("80");
  });
});
