import { type Inngest, NonRetriableError } from "inngest";
import { nudgeRelay } from "@/lib/outbox/nudge-relay";
import { AppError } from "@/lib/platform/errors";
import { createChildren } from "@/lib/tickets/commands/create-children";
import { noteChildEnded } from "@/lib/tickets/commands/note-child-ended";
import { childEnded, jobStarted } from "../events";
import { type FunctionMeans, systemContext } from "../function-means";

/** Creates the children of a child node, once however often it is told. */
export function createChildrenFunction(inngest: Inngest, means: FunctionMeans) {
  return inngest.createFunction(
    { id: "create-children", retries: 10, triggers: [{ ...jobStarted, if: "event.data.kind == 'child'" }] },
    ({ event, step }) => {
      const { ticketId, jobNo, attempt } = event.data;
      return step.run("create", () =>
        settled(() => createChildren.run(systemContext(means, "children"), { ticketId, jobNo, attempt })),
      );
    },
  );
}

/** Lets a parent go on when a child was the last it waited for. */
export function noteChildEndedFunction(inngest: Inngest, means: FunctionMeans) {
  return inngest.createFunction({ id: "note-child-ended", retries: 10, triggers: [childEnded] }, ({ event, step }) =>
    step.run("note", () => settled(() => noteChildEnded.run(systemContext(means, "children"), event.data))),
  );
}

/** What the ticket refuses is over; faults are tried again. */
async function settled(work: () => Promise<unknown>): Promise<"done" | "settled"> {
  try {
    await work();
    nudgeRelay();
    return "done";
  } catch (error) {
    if (!(error instanceof AppError) || error.code === "unavailable") throw error;
    if (error.code === "conflict" || error.code === "not_found") return "settled";
    throw new NonRetriableError(error.message, { cause: error });
  }
}
