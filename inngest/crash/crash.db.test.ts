import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { afterAll, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { getDb } from "@/db/client";
import { noticeDeliveries, notices, outbox } from "@/db/schema/outgoing/outbox";
import { tickets } from "@/db/schema/tickets";
import { bundleProgram } from "@/db/testing/bundled-program";
import { type InstalledFlow, installFlow, installPeople, LEAVE, PEOPLE } from "@/db/testing/installation";
import { resetDatabase } from "@/db/testing/reset-database";
import { commandContext } from "@/lib/command";
import { type Mailbox, openMailbox } from "@/lib/notices/testing/mailbox";
import { createTicket } from "@/lib/tickets/commands/create-ticket";

const program = await bundleProgram("inngest/testing/crash-process.ts");
afterAll(program.remove);

let leave: InstalledFlow;
let mailbox: Mailbox;

beforeEach(async () => {
  await resetDatabase();
  Object.assign(globalThis, { skeinVersions: undefined });
  await installPeople(getDb());
  leave = await installFlow(getDb(), LEAVE, "Leave");
  mailbox = await openMailbox();
  onTestFinished(() => mailbox.close());
});

function run(...task: string[]): ChildProcess {
  const child = spawn(process.execPath, [program.file, ...task], {
    env: { ...process.env, SMTP_URL: mailbox.url, MAIL_FROM: "skein@example.org" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  return child;
}

async function runToWork(): Promise<ChildProcess> {
  const child = run("work");
  const died = once(child, "exit").then(([code, signal]) => {
    throw new Error(`the process ended before it worked: ${code ?? signal}`);
  });
  await Promise.race([child.stdout === null ? died : once(child.stdout, "data"), died]);
  died.catch(() => {});
  return child;
}

const within = { timeout: 75_000, interval: 50 };
const everythingIsMailed = async (count: number) => {
  const deliveries = await getDb().select().from(noticeDeliveries);
  expect(deliveries.filter(({ status }) => status === "sent")).toHaveLength(count);
};

test("killed right after the commit of a ticket, the next process tells its people, once", {
  timeout: 120_000,
}, async () => {
  const filing = run("file", String(leave.flowId), String(leave.transition.submit));
  const [, signal] = await once(filing, "exit");
  expect(signal).toBe("SIGKILL");
  expect(await getDb().select().from(tickets)).toHaveLength(1);
  expect(await getDb().select().from(notices)).toHaveLength(0);
  expect(await getDb().select().from(outbox)).toMatchObject([{ topic: "ticket/task.opened.v1", sentAt: null }]);

  const next = await runToWork();
  await vi.waitFor(() => everythingIsMailed(1), within);
  expect(await getDb().select().from(notices)).toMatchObject([{ userId: PEOPLE.leader, kind: "task_opened" }]);
  expect(mailbox.received.map(({ to }) => to)).toEqual(["leader@example.com"]);
  next.kill("SIGTERM");
  expect(await once(next, "exit")).toEqual([0, null]);
});

test("killed again and again while it works, every notice is there once and every mail goes out", {
  timeout: 180_000,
}, async () => {
  const alice = { kind: "user" as const, userId: PEOPLE.alice, clientId: null };
  const input = { flowId: leave.flowId, transitionId: leave.transition.submit, title: "Crash", values: { days: 2 } };
  mailbox.onArrival = () => new Promise((resolve) => setTimeout(resolve, 30));
  for (let kill = 0; kill < 2; kill += 1) {
    const child = await runToWork();
    for (let count = 0; count < 5; count += 1) await createTicket.run(commandContext(alice), input);
    const seen = mailbox.received.length;
    await vi.waitFor(() => expect(mailbox.received.length).toBeGreaterThan(seen), within);
    child.kill("SIGKILL");
    await once(child, "exit");
  }
  const last = await runToWork();
  await vi.waitFor(() => everythingIsMailed(10), within);
  expect(await getDb().select().from(notices)).toHaveLength(10);
  expect(new Set(mailbox.received.map(({ headers }) => headers["message-id"])).size).toBe(10);
  last.kill("SIGTERM");
  expect(await once(last, "exit")).toEqual([0, null]);
});

test("of two processes at work one is killed: the other does what is left, each once", {
  timeout: 180_000,
}, async () => {
  const alice = { kind: "user" as const, userId: PEOPLE.alice, clientId: null };
  const input = { flowId: leave.flowId, transitionId: leave.transition.submit, title: "Crash", values: { days: 2 } };
  mailbox.onArrival = () => new Promise((resolve) => setTimeout(resolve, 100));
  const [killed, other] = await Promise.all([runToWork(), runToWork()]);
  for (let count = 0; count < 12; count += 1) await createTicket.run(commandContext(alice), input);
  await vi.waitFor(() => expect(mailbox.received.length).toBeGreaterThan(1), within);
  killed.kill("SIGKILL");
  await vi.waitFor(() => everythingIsMailed(12), within);
  expect(await getDb().select().from(notices)).toHaveLength(12);
  expect(new Set(mailbox.received.map(({ headers }) => headers["message-id"])).size).toBe(12);
  // Twice at most what was under way.
  expect(mailbox.received.length).toBeLessThanOrEqual(12 + 8);
  other.kill("SIGTERM");
  expect(await once(other, "exit")).toEqual([0, null]);
});

test("asked to end while a mail is under way, it ends after the mail, and the mail is not sent again", {
  timeout: 180_000,
}, async () => {
  const alice = { kind: "user" as const, userId: PEOPLE.alice, clientId: null };
  const input = { flowId: leave.flowId, transitionId: leave.transition.submit, title: "Crash", values: { days: 2 } };
  let arrived = () => {};
  const arrival = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  mailbox.onArrival = () => {
    arrived();
    return new Promise((resolve) => setTimeout(resolve, 1500));
  };
  const child = await runToWork();
  await createTicket.run(commandContext(alice), input);
  await arrival;
  child.kill("SIGTERM");
  expect(await once(child, "exit")).toEqual([0, null]);
  await everythingIsMailed(1);
  expect(await getDb().select().from(noticeDeliveries)).toMatchObject([{ attempts: 1 }]);
});
