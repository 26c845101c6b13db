import { Inngest } from "inngest";
import { expect, test } from "vitest";
import { connect } from "@/db/client";
import { TOPICS } from "@/lib/outbox/topics";
import { systemClock } from "@/lib/platform/clock";
import { createFunctions } from "./functions";

const inngest = new Inngest({ id: "skein", isDev: true });
const { db } = connect("postgres://nobody@127.0.0.1:1/none");
const functions = createFunctions(inngest, { db, clock: systemClock, mailer: null, siteUrl: "http://localhost" });
const options = functions.map(
  (fn) => Reflect.get(fn, "opts") as { id: string; retries?: number; triggers: { event?: string }[] },
);

test("ids are for ever: runs that sleep are found again by them", () => {
  expect(options.map(({ id }) => id).sort()).toEqual([
    "ask-resolver",
    "call-hook",
    "clear-outbox",
    "create-children",
    "deliver-webhook",
    "fan-out-happening",
    "fire-timer",
    "mail-digest",
    "mail-notice",
    "mail-test",
    "note-child-ended",
    "notify-assignees",
    "notify-due-reminder",
    "notify-escalated",
    "notify-job-failed",
    "notify-mentioned",
    "notify-new-assignee",
    "notify-observers",
    "notify-of-happening",
    "notify-reminded",
    "notify-requester",
    "recalculate-timers",
    "reopen-tasks",
    "run-script",
    "send-channel-message",
    "sweep-calls",
    "sweep-channel-messages",
    "sweep-digests",
    "sweep-files",
    "sweep-jobs",
    "sweep-mails",
    "sweep-tasks",
    "sweep-timers",
    "sweep-webhooks",
  ]);
});

test("every function says how often it is tried again; what nobody else would do again, at least ten times", () => {
  const isSwept = (id: string) => /^(sweep|clear)-/.test(id);
  for (const { id, retries } of options) expect(retries, id).toBeGreaterThanOrEqual(isSwept(id) ? 1 : 10);
});

test("every topic of the outbox has a function that listens, or cancels by it", () => {
  const listened = options.flatMap(({ triggers }) => triggers.map(({ event }) => event));
  expect([...listened, "ticket/timer.cancelled.v1"]).toEqual(expect.arrayContaining(Object.keys(TOPICS)));
});
