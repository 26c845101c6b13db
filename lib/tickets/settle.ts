import type { Tx } from "@/db/client";
import type { EngineCommand } from "@/lib/engine/commands";
import { type Step, step } from "@/lib/engine/decide";
import type { TicketEvent } from "@/lib/engine/events";
import type { TicketState } from "@/lib/engine/model";
import { Refused } from "@/lib/engine/refusal";
import type { LoadedVersion } from "@/lib/flows/version-cache";
import { assign, type Inquiry, type Request } from "./people/assignment";
import type { TicketChange } from "./ticket-change";

/** The engine refuses long before; a limit for what nobody thought of. */
const MAX_ASSIGNMENTS = 2000;

/**
 * Lets the engine decide and answers its questions about people until the ticket rests.
 *
 * @returns the whole change, or the engine's refusal, in which case nothing happened.
 */
export async function settle(
  tx: Tx,
  version: LoadedVersion,
  before: TicketState,
  command: EngineCommand,
  ticket: { parentId: number | null; isUnattended: boolean },
  inquiry?: Inquiry,
): Promise<TicketChange | Refused> {
  const events: TicketEvent[] = [];
  let after = before;
  let next: EngineCommand | null = command;
  const isAnswered = command.type === "AnswerResolver";
  for (let round = 0; next !== null; round += 1) {
    if (round > MAX_ASSIGNMENTS) throw new Error("assigning people does not come to an end");
    const decided: Step | Refused = step(after, next, version.compiled);
    if (decided instanceof Refused) return decided;
    events.push(...decided.events);
    after = decided.state;
    const request = nextRequest(after, events);
    next =
      request === null
        ? null
        : await assign(tx, version, after, request, { ...ticket, at: command.at, round, isAnswered }, inquiry);
  }
  return { version, before, after, events };
}

function nextRequest(state: TicketState, events: readonly TicketEvent[]): Request | null {
  const [awaited] = state.awaiting;
  if (awaited === undefined) return null;
  const { token, seat } = awaited;
  const request = events.findLast(
    (event) => event.type === "AssignmentRequested" && event.token === token && event.seat === seat,
  );
  if (request?.type !== "AssignmentRequested") throw new Error(`token ${token} waits for people nobody asked for`);
  return request;
}
