import { listListeningEndpoints } from "@/db/queries/webhooks/endpoints";
import { findHappenedEntry } from "@/db/queries/webhooks/happening";
import { insertDeliveries } from "@/db/store/webhooks/webhook-delivery-store";
import { defineCommand } from "@/lib/command";
import { loadVersion } from "@/lib/flows/version-cache";
import { AppError } from "@/lib/platform/errors";
import { readToldTicket } from "@/lib/tickets/views/told/told-ticket";
import { partsOf } from "../deliveries/payload";
import { isSkein } from "../policy";
import { FanOutInput } from "../schema";

/** What whoever may view a ticket sees of it. */
const showsToAll = (viewFields: readonly string[]) => (key: string) => key === "title" || viewFields.includes(key);

/**
 * Turns what happened to a ticket into deliveries, one for each endpoint that wants to know; answers how many are new.
 * Repeating it is harmless. What a ticket shows to whoever may view it is told, and nothing else. Nothing is told of a
 * ticket that was deleted since.
 */
export const fanOutHappening = defineCommand("webhook.fan_out", FanOutInput, async (ctx, input) => {
  if (!isSkein(ctx.actor)) throw new AppError("forbidden", { reason: "system_only" });
  const { ticketId, logSeq, ...happenings } = input;
  return ctx.db.transaction(async (tx) => {
    const entry = await findHappenedEntry(tx, { ticketId, logSeq, tasks: happenings.tasks });
    if (entry === null) return { deliveries: 0 };
    const endpoints = await listListeningEndpoints(tx, entry.flowId);
    if (!endpoints.some(({ events }) => happenings.events.some((event) => events.includes(event)))) {
      return { deliveries: 0 };
    }
    const version = await loadVersion(tx, entry.versionId);
    const ticket = await readToldTicket(tx, ticketId, showsToAll(version.definition.settings.viewFields));
    if (ticket === null) return { deliveries: 0 };
    const parts = partsOf({ logSeq, happenings, entry, version, ticket });
    const deliveries = parts.flatMap(({ event, part, payload }) =>
      endpoints
        .filter(({ events }) => events.includes(event))
        .map(({ id, isHeld }) => ({
          endpointId: id,
          ticketId,
          event,
          happening: `${ticketId}:${logSeq}:${part}`,
          payload,
          status: isHeld ? ("cancelled" as const) : ("pending" as const),
        })),
    );
    return { deliveries: (await insertDeliveries(tx, deliveries, ctx.clock.now())).length };
  });
});
