import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { sql } from "drizzle-orm";
import { afterAll, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { getDb } from "@/db/client";
import { bundleProgram } from "@/db/testing/bundled-program";
import { asUser, type InstalledFlow, installFlow, installPeople, PEOPLE } from "@/db/testing/installation";
import { resetDatabase } from "@/db/testing/reset-database";
import { commandContext } from "@/lib/command";
import type { FlowDefinitionInput } from "@/lib/flows/definition";
import { type Mailbox, openMailbox } from "@/lib/notices/testing/mailbox";
import { createTicket } from "@/lib/tickets/commands/create-ticket";
import { saveEndpoint } from "@/lib/webhooks/commands/save-endpoint";
import { openReceiver, type Receiver } from "@/lib/webhooks/testing/receiver";
import { CRASH_POINTS, type CrashPoint } from "../testing/crash-points";

const ROUNDS = 20;
const TICKETS_PER_ROUND = 2;
const WITHIN = { timeout: 240_000, interval: 250 };

const program = await bundleProgram("inngest/testing/crash-process.ts");
afterAll(program.remove);

let flow: InstalledFlow;
let mailbox: Mailbox;
let receiver: Receiver;
/** Kills the process that is at work, when another system is asked on such a path or gets a mail. */
let killOn: string | null = null;
let atWork: ChildProcess | null = null;

beforeEach(async () => {
  await resetDatabase();
  Object.assign(globalThis, { skeinVersions: undefined });
  await installPeople(getDb());
  mailbox = await openMailbox();
  receiver = await openReceiver();
  flow = await installFlow(getDb(), flowAt(new URL(receiver.url).origin), "Everything");
  const input = {
    kind: "new" as const,
    flowId: null,
    name: "Everything",
    url: `${new URL(receiver.url).origin}/webhook`,
    events: ["ticket.created", "ticket.moved", "task.opened"] as const,
  };
  await saveEndpoint.run(commandContext(asUser(PEOPLE.admin)), input);
  mailbox.onArrival = async () => killFor("mail");
  receiver.answer = ({ path }) => {
    killFor(path.slice(1));
    return path === "/script" ? { body: '{"days": 7}' } : { body: "{}" };
  };
  onTestFinished(() => {
    atWork?.kill("SIGKILL");
    return mailbox.close();
  });
});

function flowAt(origin: string): FlowDefinitionInput {
  const fields = { days: "edit" } as const;
  const source = `const answer = await fetch("${origin}/script");\nreturn { days: (await answer.json()).days };`;
  return {
    format: 1,
    nodes: [
      { key: "start", name: "New", type: "start", fields: { title: "required", ...fields } },
      { key: "script", name: "Script", type: "script", fields, script: { source } },
      { key: "hook", name: "Hook", type: "hook", fields, hook: { url: `${origin}/hook` } },
      { key: "wait", name: "Wait", type: "wait", wait: { kind: "duration", seconds: 1 } },
      { key: "leader", name: "Leader", type: "task", who: [{ kind: "users", userIds: [PEOPLE.leader] }], fields },
      { key: "end", name: "End", type: "end" },
    ],
    transitions: [
      { key: "submit", from: "start", to: "script", name: "Submit" },
      { key: "ran", from: "script", to: "hook", name: "Ran" },
      { key: "called", from: "hook", to: "wait", name: "Called" },
      { key: "waited", from: "wait", to: "leader", name: "Waited" },
      { key: "agree", from: "leader", to: "end", name: "Agree" },
    ],
    form: { fields: [{ key: "days", type: "number", label: "Days" }] },
    settings: { viewFields: ["days"] },
  };
}

function killFor(what: string): void {
  if (what !== killOn) return;
  killOn = null;
  atWork?.kill("SIGKILL");
}

function start(...task: string[]): ChildProcess {
  return spawn(process.execPath, [program.file, ...task], {
    env: {
      ...process.env,
      SMTP_URL: mailbox.url,
      MAIL_FROM: "skein@example.org",
      OUTBOUND_ALLOW: "localhost,127.0.0.0/8,::1",
    },
    stdio: ["ignore", "ignore", "inherit"],
  });
}

const MID: Partial<Record<CrashPoint, string>> = {
  "mid-script": "script",
  "mid-hook": "hook",
  "mid-mail": "mail",
  "mid-webhook": "webhook",
};

/** Files tickets and lets a process work on them until it dies at the point. */
async function crash(point: CrashPoint): Promise<void> {
  const file = () =>
    createTicket.run(commandContext(asUser(PEOPLE.alice)), {
      flowId: flow.flowId,
      transitionId: flow.transition.submit,
      title: "Crash",
      values: { days: 2 },
    });
  if (point === "after-commit") {
    await once(start("file", String(flow.flowId), String(flow.transition.submit)), "exit");
    return;
  }
  for (let count = 0; count < TICKETS_PER_ROUND; count += 1) await file();
  killOn = MID[point] ?? null;
  atWork = start("work", ...(MID[point] === undefined ? [point] : []));
  const [code, signal] = await once(atWork, "exit");
  expect({ point, code, signal }).toEqual({ point, code: null, signal: "SIGKILL" });
}

type Count = { what: string; count: number; most: number };

/** How many there are of each kind, and how many of the kind a single ticket has at most. */
async function counts(): Promise<Record<string, [number, number]>> {
  const rows = await getDb().execute<Count>(sql`
    select what, count(*)::int as count, max(n)::int as most from (
      select 'log ' || action as what, ticket_id, count(*) over (partition by action, ticket_id) as n from ticket_log
      union all select 'task', ticket_id, count(*) over (partition by ticket_id) from tasks
      union all select 'notice', ticket_id, count(*) over (partition by ticket_id) from notices
      union all select 'mail ' || delivery.status, ticket_id, count(*) over (partition by ticket_id, delivery.status)
        from notice_deliveries delivery join notices on notices.id = notice_id
      union all select 'webhook ' || status, ticket_id, count(*) over (partition by ticket_id, status)
        from webhook_deliveries
      union all select 'call ' || status, ticket_id, count(*) over (partition by ticket_id, status) from hook_calls
      union all select 'script ' || status, ticket_id, count(*) over (partition by ticket_id, status) from script_runs
    ) happened group by what order by what`);
  return Object.fromEntries(rows.map(({ what, count, most }) => [what, [count, most]]));
}

test("killed at every point, twenty times: nothing is lost, nothing is done twice that was known to be done", {
  timeout: 600_000,
}, async () => {
  for (let round = 0; round < ROUNDS; round += 1) await crash(CRASH_POINTS[round % CRASH_POINTS.length] ?? "mid-hook");
  atWork = start("work");
  const filed = await getDb().$count(sql`tickets`);
  const all = [filed, 1];
  await vi.waitFor(async () => {
    const found = await counts();
    expect(found).toMatchObject({ task: all, notice: all, "mail sent": all, "webhook delivered": [filed * 6, 6] });
  }, WITHIN);
  expect(await counts()).toEqual({
    ...{ "log create": all, "log script": all, "log hook": all, "log timer": all },
    ...{ task: all, notice: all, "mail sent": all, "webhook delivered": [filed * 6, 6] },
    ...{ "call done": all, "script done": all },
  });

  const idsOf = (path: string) =>
    receiver.received.filter((call) => call.path === path).map(({ headers }) => headers["webhook-id"]);
  for (const [path, each] of [
    ["/hook", 1],
    ["/webhook", 6],
  ] as const) {
    // At least once, the repeats under the id of the first.
    expect(new Set(idsOf(path)).size, path).toBe(filed * each);
    expect(idsOf(path).length - filed * each, path).toBeLessThanOrEqual(ROUNDS);
  }
  expect(receiver.received.filter(({ path }) => path === "/script").length).toBeLessThanOrEqual(filed + ROUNDS);
  const mailIds = mailbox.received.map(({ headers }) => headers["message-id"]);
  expect(new Set(mailIds).size).toBe(filed);
  expect(mailIds.length).toBeLessThanOrEqual(filed + ROUNDS);
});
