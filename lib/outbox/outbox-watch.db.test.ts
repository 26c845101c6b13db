import { beforeEach, expect, test, vi } from "vitest";
import { getDb } from "@/db/client";
import { outbox } from "@/db/schema/outgoing/outbox";
import { resetDatabase } from "@/db/testing/reset-database";
import { OutboxWatch } from "./outbox-watch";

beforeEach(() => resetDatabase());

const write = (ageMs: number, attempts = 0) =>
  getDb()
    .insert(outbox)
    .values({
      topic: "directory/user.left.v1",
      payload: { userId: 1 },
      attempts,
      createdAt: new Date(Date.now() - ageMs),
    });

function watch() {
  const log = { warn: vi.fn(), error: vi.fn(), info: vi.fn() };
  return { log, watch: new OutboxWatch({ db: getDb(), alarmMs: 60_000, log, everyMs: 20 }) };
}

test("an outbox that is handed over in time raises no alarm", async () => {
  await write(30_000);
  const { log, watch: watching } = watch();
  await watching.look();
  expect(watching.isAlarmed).toBe(false);
  expect(log.error).not.toHaveBeenCalled();
});

test("a late one raises it once, with the figures, and says when it is over", async () => {
  await write(90_000, 7);
  await write(1000);
  const { log, watch: watching } = watch();
  watching.start();
  await vi.waitFor(() => expect(watching.isAlarmed).toBe(true));
  await watching.look();
  await watching.look();
  expect(log.error).toHaveBeenCalledTimes(1);
  expect(log.error.mock.calls[0]?.[0]).toMatchObject({ unsent: 2, stuck: 1, lagMs: expect.closeTo(90_000, -4) });

  await getDb().update(outbox).set({ sentAt: new Date() });
  await vi.waitFor(() => expect(watching.isAlarmed).toBe(false));
  expect(log.info).toHaveBeenCalledTimes(1);
  watching.stop();
});
