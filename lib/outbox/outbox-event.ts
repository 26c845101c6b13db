import type { OutboxRow } from "@/db/store/outbox-store";
import { TOPICS, type Topic } from "./topics";

export type OutboxEvent = { id: string; name: Topic; data: Record<string, unknown> };

/**
 * The event a row stands for. Its id is the row's, so that sending it twice tells it once.
 *
 * @throws ZodError when the payload is not what its topic says.
 */
export function toOutboxEvent(row: OutboxRow): OutboxEvent {
  if (!isTopic(row.topic)) throw new Error(`unknown topic ${row.topic}`);
  return { id: row.id, name: row.topic, data: TOPICS[row.topic].parse({ ...row.payload, ticketId: row.ticketId }) };
}

function isTopic(name: string): name is Topic {
  return Object.hasOwn(TOPICS, name);
}
