import { z } from "zod";
import { lockDueSettings, planDigests, retellDigests, setNextDigests } from "@/db/store/notices/digest-store";
import { defineCommand } from "@/lib/command";
import { AppError } from "@/lib/platform/errors";
import { mayNotify } from "../../policy";
import { digestTimes } from "../digest-time";

const AT_ONCE = 500;

/**
 * Plans the digests that are due, one for each person however many were missed; a late one makes way for the next when
 * that is nearer. What was planned and never carried out is told once more. Repeating it is harmless.
 */
export const planDueDigests = defineCommand("notice.plan_digests", z.object({}), async (ctx) => {
  if (!mayNotify(ctx.actor)) throw new AppError("forbidden", { reason: "system_only" });
  const now = ctx.clock.now();
  let planned = 0;
  for (let isMore = true; isMore; ) {
    isMore = await ctx.db.transaction(async (tx) => {
      const due = await lockDueSettings(tx, now, AT_ONCE);
      if (due.length === 0) return false;
      const times = due.flatMap(({ userId, digest, ...clock }) =>
        digest === "off" ? [] : [{ userId, ...digestTimes({ digest, ...clock }, now) }],
      );
      const wanted = times.filter(
        ({ last, next }) => now.getTime() - last.at.getTime() <= next.at.getTime() - now.getTime(),
      );
      const rows = wanted.map(({ userId, last }) => ({ userId, period: last.period, dueAt: last.at.toISOString() }));
      planned += await planDigests(tx, rows, now);
      await setNextDigests(
        tx,
        times.map(({ userId, next }) => ({ userId, at: next.at.toISOString() })),
      );
      return due.length === AT_ONCE;
    });
  }
  const retold = await ctx.db.transaction((tx) => retellDigests(tx, now));
  return { planned, retold };
});
