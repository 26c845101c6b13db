import { z } from "zod";
import { records } from "../database/records";
import type { Tx } from "../database/store";
import { listTriggered } from "../functions/function-record";
import { wakeWorkers } from "../queue/wake-workers";
import { iso } from "../time/iso";
import { ulid } from "../ulid";
import { type RunnerEvent, SentEvent } from "../wire/event";
import { deliver, deliverOnce } from "./deliver";

const MAX_EVENTS = 5_000;
const MAX_EVENT_BYTES = 512 * 1_024;

interface StoredEvent {
  /** The executor's own id, answered to the sender. */
  readonly ulid: string;
  readonly event: RunnerEvent;
}

/** The events as they may be sent. Throws an error that says what is wrong: name, size or number. */
export function parseEvents(body: unknown): SentEvent[] {
  const list = z.array(z.unknown()).max(MAX_EVENTS, `at most ${MAX_EVENTS} events at once`).safeParse([body].flat());
  if (!list.success) throw new Error(list.error.issues[0]?.message);
  return list.data.map((raw) => {
    const parsed = SentEvent.safeParse(raw);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      throw new Error(`event ${issue?.path.join(".") ?? ""}: ${issue?.message}`);
    }
    if (Buffer.byteLength(JSON.stringify(parsed.data)) > MAX_EVENT_BYTES) {
      throw new Error(`event ${parsed.data.name} is larger than ${MAX_EVENT_BYTES} bytes`);
    }
    return parsed.data;
  });
}

/**
 * Stores events and delivers them in the same transaction: once it commits, they have had their effect. An event whose
 * id is known under the same name is accepted without effect. `seed` (`<ms>,<text>`) makes the ids of a repeated
 * request come out the same. Returns one id per event.
 */
export async function sendEvents(tx: Tx, sent: readonly SentEvent[], seed?: string): Promise<string[]> {
  const stored = sent.map((event, index) => toStored(event, tx.now, seed && `${seed}:${index}`));
  const [fresh, functions] = await Promise.all([
    storeEvents(tx, stored),
    listTriggered(
      tx,
      stored.map(({ event }) => event.name),
    ),
  ]);
  const events = stored.filter((one) => fresh.delete(one.ulid)).map(({ event }) => event);
  if (events.length > 0) {
    await deliver(tx, await deliverOnce(tx, events, functions));
    await wakeWorkers(tx);
  }
  return stored.map((one) => one.ulid);
}

function toStored(sent: SentEvent, now: number, seed: string | undefined): StoredEvent {
  const id = ulid(seed === undefined ? now : Number.parseInt(seed, 10) || now, seed);
  const event: RunnerEvent = {
    name: sent.name,
    data: sent.data ?? {},
    user: sent.user ?? {},
    id: sent.id || id,
    ts: sent.ts || now,
    ...(sent.v ? { v: sent.v } : {}),
  };
  return { ulid: id, event };
}

async function storeEvents({ sql, tables, now }: Tx, stored: readonly StoredEvent[]): Promise<Set<string>> {
  const rows = stored.map((one) => ({
    id: one.ulid,
    event_id: one.event.id,
    name: one.event.name,
    body: JSON.stringify(one.event),
  }));
  const fresh = await sql<{ id: string }[]>`
    insert into ${tables.events} (id, event_id, name, body, received_at)
    select id, event_id, name, body::json, ${iso(now)}
    from ${records(sql, rows)} as e(id text, event_id text, name text, body text)
    on conflict do nothing returning id`;
  return new Set(fresh.map(({ id }) => id));
}
