import type { Inngest } from "inngest";
import { nudgeRelay } from "@/lib/outbox/nudge-relay";
import { recountCalendar } from "@/lib/tickets/commands/timers/recount-calendar";
import { calendarChanged } from "../events";
import { type FunctionMeans, systemContext } from "../function-means";

/**
 * Counts anew what runs in the hours of a calendar that has changed. Twice: a ticket that was being written while the
 * calendar changed may have been counted by its old hours and come after it was looked for.
 */
export function recalculateTimersFunction(inngest: Inngest, means: FunctionMeans) {
  return inngest.createFunction(
    { id: "recalculate-timers", retries: 10, triggers: [calendarChanged] },
    async ({ event, step }) => {
      const { calendarId } = event.data;
      const page = (pass: string, afterId: number) =>
        step.run(`${pass}-after-${afterId}`, () =>
          recountCalendar.run(systemContext(means, "timer"), { calendarId, afterId }),
        );
      const first = await recountAll((afterId) => page("first", afterId));
      await step.sleep("those on their way", "1m");
      const second = await recountAll((afterId) => page("second", afterId));
      return { recounted: first + second };
    },
  );
}

async function recountAll(
  page: (afterId: number) => Promise<{ recounted: number; lastId: number | null }>,
): Promise<number> {
  let recounted = 0;
  for (let afterId: number | null = 0; afterId !== null; ) {
    const batch: Awaited<ReturnType<typeof page>> = await page(afterId);
    recounted += batch.recounted;
    afterId = batch.lastId;
    if (batch.recounted > 0) nudgeRelay();
  }
  return recounted;
}
