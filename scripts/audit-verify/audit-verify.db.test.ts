import { spawn } from "node:child_process";
import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { asUser, type InstalledFlow, installFlow, installPeople, LEAVE, PEOPLE } from "@/db/testing/installation";
import { resetDatabase } from "@/db/testing/reset-database";
import type { CommandContext } from "@/lib/command";
import { uploadFile } from "@/lib/files/commands/upload-file";
import { inPieces, SAMPLES } from "@/lib/files/testing/samples";
import { completeTask } from "@/lib/tasks/commands/complete-task";
import { addComment } from "@/lib/tickets/commands/add-comment";
import { createTicket } from "@/lib/tickets/commands/create-ticket";
import { PROJECT_ROOT } from "../process/project-root.mjs";
import { typescriptCommand } from "../process/typescript.mjs";
import type { Break } from "./chain";
import { verifyLogs } from "./verify-logs";

// Ends on a zero and in a fraction, so that an instant that is written back shortened is noticed.
const at = new Date("2026-11-23T09:00:00.120Z");
const as = (userId: number): CommandContext => ({ db: getDb(), actor: asUser(userId), clock: { now: () => at } });

let leave: InstalledFlow;
/** Two tickets of three rows each, by id. */
let [first, second] = [0, 0];

beforeEach(async () => {
  await resetDatabase();
  Object.assign(globalThis, { skeinVersions: undefined });
  await installPeople(getDb());
  leave = await installFlow(getDb(), LEAVE, "Leave");
  [first, second] = [await play(2.5), await play(3)];
});

/** Files a leave, has the leader refuse it and Alice file it again. */
async function play(days: number): Promise<number> {
  const { transition } = leave;
  const { ticketId } = await createTicket.run(as(PEOPLE.alice), {
    flowId: leave.flowId,
    transitionId: transition.submit,
    title: "休假 “two” days\n\u{1f334}",
    values: { days, reason: 'Quotes " and \\ and é' },
    comment: "please",
  });
  await complete(ticketId, PEOPLE.leader, transition.refuse);
  await complete(ticketId, PEOPLE.alice, transition.resubmit, { days: days + 1 });
  return ticketId;
}

async function complete(ticketId: number, userId: number, transitionId = 0, values = {}): Promise<void> {
  const [task] = await getDb().execute<{ id: number }>(
    sql`select id from tasks where ticket_id = ${ticketId} and status in ('open', 'claimed')`,
  );
  await completeTask.run(as(userId), { taskId: task?.id ?? 0, transitionId, comment: "done", values });
}

/** Runs statements as somebody with all power over the database would. */
async function tamper(...statements: string[]): Promise<void> {
  const all = [
    "alter table ticket_log disable trigger user",
    ...statements,
    "alter table ticket_log enable trigger user",
  ];
  for (const statement of all) await getDb().execute(sql.raw(statement));
}

async function verify() {
  const broken: Break[] = [];
  const totals = await verifyLogs(getDb(), (found) => broken.push(found));
  expect(totals.broken).toBe(broken.length);
  return { ...totals, broken: broken.map(({ ticketId, seq, reason }) => [ticketId, seq, reason]) };
}

test("what commands wrote is whole", async () => {
  expect(await verify()).toEqual({ tickets: 2, rows: 6, broken: [] });
});

test("so is a comment with people and files in it", async () => {
  const upload = { name: "报价.txt", announcedSize: null, chunks: inPieces(SAMPLES.text) };
  const { id } = await uploadFile.run(as(PEOPLE.alice), upload);
  const comment = { comment: "look", mentions: [PEOPLE.hr1, PEOPLE.ceo], fileIds: [id] };
  await addComment.run(as(PEOPLE.alice), { ticketId: first, ...comment });
  expect(await verify()).toEqual({ tickets: 2, rows: 7, broken: [] });
  await tamper(`update ticket_log set mentions = '[${PEOPLE.ceo}]' where ticket_id = ${first} and seq = 4`);
  expect((await verify()).broken).toEqual([[first, 4, "altered"]]);
});

describe("every column that is changed behind its back is noticed in its row", () => {
  test.each([
    "at = at + interval '1 millisecond'",
    "action = 'claim'",
    "actor_kind = 'system'",
    `actor_id = ${PEOPLE.ceo}`,
    "actor_name = 'somebody else'",
    "node_id = (select min(id) from flow_nodes where id <> node_id)",
    "node_name = 'CEO'",
    "transition_id = (select min(id) from flow_transitions where id <> transition_id)",
    "transition_name = 'Agree'",
    "intent = 'neutral'",
    "task_no = task_no + 1",
    "comment = 'never'",
    `for_user_id = ${PEOPLE.ceo}`,
    "for_user_name = 'ceo'",
    "mentions = '[1]'",
    `attachments = '[{"id": "1", "name": "a.txt", "size": 3}]'`,
    `snapshot = snapshot || '{"days": 99}'`,
    `changes = '{"days": [1, 2]}'`,
    "events = '[]'",
    "previous_hash = hash",
    "hash = previous_hash",
  ])("%s", async (change) => {
    await tamper(`update ticket_log set ${change} where ticket_id = ${first} and seq = 2`);
    expect((await verify()).broken).toEqual([[first, 2, "altered"]]);
  });

  test("the client it came through", async () => {
    await tamper(
      "insert into clients (name, serial_prefix, encrypted_secret) values ('ops', 'ops', 'none')",
      `update ticket_log set client_id = (select id from clients) where ticket_id = ${first} and seq = 2`,
    );
    expect((await verify()).broken).toEqual([[first, 2, "altered"]]);
  });
});

describe("names the first broken row of each ticket", () => {
  test("where rows were deleted", async () => {
    await tamper(
      `delete from ticket_log where ticket_id = ${first} and seq = 2`,
      `delete from ticket_log where ticket_id = ${second} and seq = 3`,
    );
    expect(await verify()).toEqual({
      tickets: 2,
      rows: 4,
      broken: [
        [first, 2, "missing"],
        [second, 3, "missing"],
      ],
    });
  });

  test("where two rows changed places", async () => {
    const swap = (from: number, to: number) => `update ticket_log set seq = ${to} where seq = ${from}`;
    await tamper(...[swap(1, 9), swap(2, 1), swap(9, 2)].map((statement) => `${statement} and ticket_id = ${first}`));
    expect((await verify()).broken).toEqual([[first, 1, "altered"]]);
  });

  test("where a row came from another ticket", async () => {
    await tamper(
      `delete from ticket_log where ticket_id = ${second} and seq = 3`,
      `update ticket_log set ticket_id = ${second} where ticket_id = ${first} and seq = 3`,
    );
    expect((await verify()).broken).toEqual([
      [first, 3, "missing"],
      [second, 3, "altered"],
    ]);
  });

  test("where the ticket's own row was changed", async () => {
    await tamper(`update tickets set serial = 'skein_1' where id = ${first}`);
    await tamper(`update tickets set log_hash = '${"0".repeat(64)}' where id = ${second}`);
    expect((await verify()).broken).toEqual([
      [first, 1, "altered"],
      [second, 3, "other_end"],
    ]);
    await tamper(`update tickets set log_count = 2 where id = ${second}`);
    expect((await verify()).broken).toContainEqual([second, 3, "uncounted"]);
  });

  test("where the ticket itself is gone", async () => {
    await tamper(
      "alter table ticket_log drop constraint ticket_log_ticket_id_tickets_id_fk",
      "delete from outbox",
      `delete from tickets where id = ${second}`,
    );
    expect(await verify()).toEqual({ tickets: 1, rows: 6, broken: [[second, 1, "ticket_missing"]] });
  });
});

test("tickets that go on while it reads are not taken for broken", async () => {
  let isOver = false;
  const going = (async () => {
    for (let round = 0; round < 8; round += 1) await play(round);
    isOver = true;
  })();
  while (!isOver) expect((await verify()).broken).toEqual([]);
  await going;
  expect(await verify()).toEqual({ tickets: 10, rows: 30, broken: [] });
});

test("many tickets are read in many batches, each of them once", async () => {
  await tamper(
    `insert into tickets (serial, title, flow_id, version_id, status, requester_id, values, memory, revision, counter,
       log_count, log_hash, created_at, updated_at)
     select 'filler_' || n, '', flow_id, version_id, 'running', requester_id, '{}', '{}', 1, 1, 1, 'none', now(), now()
     from tickets, generate_series(1, 1200) n where tickets.id = ${first}`,
    `insert into ticket_log (ticket_id, seq, at, action, actor_kind, actor_name, node_name, transition_name, comment,
       snapshot, changes, events, previous_hash, hash)
     select id, 1, now(), 'create', 'system', '', '', '', '', '{}', '{}', '[]', '', '' from tickets
     where serial like 'filler_%'`,
  );
  const { tickets, rows, broken } = await verify();
  expect([tickets, rows, broken.length]).toEqual([1202, 1206, 1200]);
  expect(broken.every(([id, seq, reason]) => id !== first && id !== second && seq === 1 && reason === "altered")).toBe(
    true,
  );
});

describe("the command", () => {
  function run(language: string): Promise<{ code: number | null; out: string; err: string }> {
    const { DATABASE_URL, AUTH_SECRET, PATH, HOME } = process.env;
    const env = { DATABASE_URL, AUTH_SECRET, PATH, HOME, LANG: language, NODE_ENV: "test" as const };
    const [command, args] = typescriptCommand("scripts/audit-verify.ts");
    const child = spawn(command, args, { cwd: PROJECT_ROOT, env });
    const result = { code: null as number | null, out: "", err: "" };
    child.stdout.on("data", (chunk) => (result.out += chunk));
    child.stderr.on("data", (chunk) => (result.err += chunk));
    return new Promise((resolve) => child.on("close", (code) => resolve({ ...result, code })));
  }

  test("says in the reader's language that all is well, or which row is not", async () => {
    const whole = "2 tickets with 6 rows of history checked: everything is as it was written.\n";
    expect(await run("en_GB.UTF-8")).toEqual({ code: 0, out: whole, err: "" });
    await tamper(`update ticket_log set comment = 'never' where ticket_id = ${first} and seq = 2`);
    expect(await run("en_GB.UTF-8")).toEqual({
      code: 1,
      out: [
        "skein_202611230001: row 2 is not what was written.",
        "2 tickets with 6 rows of history checked: the history of one is broken.\n",
      ].join("\n"),
      err: "",
    });
    expect((await run("zh_CN.UTF-8")).out).toContain("skein_202611230001：第 2 行不是当初写入的内容。");
  });
});
