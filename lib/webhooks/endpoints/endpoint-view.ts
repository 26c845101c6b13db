import type { EndpointRecord } from "@/db/queries/webhooks/endpoints";
import { HAPPENINGS } from "@/lib/tickets/log/happenings";
import type { EndpointView } from "../schema";

/** What is stored of an endpoint, as its pages show it. */
export function toEndpointView({ events, createdBy, ...record }: EndpointRecord): EndpointView {
  return {
    ...record,
    events: HAPPENINGS.filter((event) => events.includes(event)),
    createdBy: createdBy === null ? null : { name: createdBy.name, username: createdBy.username },
  };
}
