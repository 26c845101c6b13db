import { serve } from "inngest/edge";
import { onTestFinished } from "vitest";
import { getDb } from "@/db/client";
import type { CommandContext } from "@/lib/command";
import { createMailer } from "@/lib/notices/mailer";
import { type Mailbox, openMailbox } from "@/lib/notices/testing/mailbox";
import { Relay } from "@/lib/outbox/relay";
import type { Actor } from "@/lib/platform/actor";
import { logger } from "@/lib/platform/logger";
import { createRunner, type Runner } from "@/lib/runner/runner";
import { TestClock } from "@/lib/runner/testing/test-clock";
import { createClient } from "../client";
import { createFunctions } from "../functions";

const IDLE_MS = 30_000;

type FunctionScene = {
  runner: Runner;
  relay: Relay;
  mailbox: Mailbox;
  now(): Date;
  as(actor: Actor): CommandContext;
  /** Lets time pass, then hands over and works until nothing is left to do. */
  pass(ms: number): Promise<void>;
  runsOf(functionId: string): Promise<string[]>;
};

/** The served functions on a real runner, with a real mail server, on the database of the test file. */
export async function openFunctionScene(): Promise<FunctionScene> {
  // The SDK logs every failed try; here they fail on purpose.
  logger.level = "silent";
  const ticking = new TestClock();
  const clock = { now: () => new Date(ticking.now()) };
  const mailbox = await openMailbox();
  const mailer = createMailer({ url: mailbox.url, from: "Skein <skein@example.org>" });
  const runner = createRunner({ sql: process.env.DATABASE_URL ?? "", clock: ticking, pollMs: 100 });
  const client = createClient(runner.fetch);
  const means = { db: getDb(), clock, mailer, siteUrl: "http://localhost:3000" };
  const relay = new Relay({ db: getDb(), send: (events) => client.send(events), log: { warn() {}, error() {} } });
  await runner.migrate();
  await runner.register(serve({ client, functions: createFunctions(client, means) }));
  await runner.start();
  onTestFinished(async () => {
    await runner.stop({ timeoutMs: 100 });
    mailer.close();
    await mailbox.close();
  });

  async function settle(): Promise<void> {
    do await runner.idle(IDLE_MS);
    while ((await relay.drain()) > 0);
    await runner.idle(IDLE_MS);
  }

  return {
    runner,
    relay,
    mailbox,
    now: clock.now,
    as: (actor) => ({ db: getDb(), clock, actor }),
    async pass(ms) {
      ticking.advance(ms);
      await settle();
    },
    async runsOf(functionId) {
      const runs = await runner.runs({ functionId: `skein-${functionId}` });
      return runs.map(({ status }) => status);
    },
  };
}
