import { type Inngest, NonRetriableError } from "inngest";
import { nudgeRelay } from "@/lib/outbox/nudge-relay";
import { AppError } from "@/lib/platform/errors";
import { fireTimer } from "@/lib/tickets/commands/timers/fire-timer";
import { timerArmed, timerCancelled } from "../events";
import { type FunctionMeans, systemContext } from "../function-means";

const MAX_TRIES = 60;

/** Reasons for which there is nothing left to fire. */
const SETTLED = new Set(["timer_gone", "ticket_ended", "not_found"]);

type Answer = "fired" | "settled" | "not_due";

export function fireTimerFunction(inngest: Inngest, means: FunctionMeans) {
  return inngest.createFunction(
    {
      id: "fire-timer",
      retries: 15,
      triggers: [timerArmed],
      cancelOn: [
        {
          event: timerCancelled,
          if: "async.data.ticketId == event.data.ticketId && async.data.timerNo == event.data.timerNo",
        },
      ],
    },
    async ({ event, step }) => {
      const { ticketId, timerNo, dueAt } = event.data;
      await step.sleepUntil("due", dueAt);
      for (let tries = 1; tries <= MAX_TRIES; tries += 1) {
        const answer = await step.run(`fire-${tries}`, () => fire(means, ticketId, timerNo));
        if (answer === "fired") nudgeRelay();
        if (answer !== "not_due") return answer;
        // The clock that woke this run is ahead of the one that decides.
        await step.sleep(`wait-${tries}`, "5s");
      }
      return "not_due";
    },
  );
}

async function fire(means: FunctionMeans, ticketId: number, timerNo: number): Promise<Answer> {
  try {
    await fireTimer.run(systemContext(means, "timer"), { ticketId, timerNo });
    return "fired";
  } catch (error) {
    if (!(error instanceof AppError) || error.code === "unavailable") throw error;
    if (error.reason === "timer_not_due") return "not_due";
    if (SETTLED.has(error.reason)) return "settled";
    throw new NonRetriableError(error.message, { cause: error });
  }
}
