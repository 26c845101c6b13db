import type { Db } from "@/db/client";
import { addToSerialCounter } from "@/db/store/tickets/serial-store";

type Waiter = { resolve: (no: number) => void; reject: (error: unknown) => void };
type Queue = { waiting: Waiter[]; isBusy: boolean };

const queues = new WeakMap<Db, Map<string, Queue>>();

const DEFAULT_PREFIX = "skein";

/** The prefix of the calling client goes before that of the flow, and that before the installation's. */
export function serialPrefixOf(client: string | null, flow: string): string {
  return client || flow || DEFAULT_PREFIX;
}

/**
 * The next serial number, `prefix_YYYYMMDDnnnn`: one counter per day for all prefixes, at least four digits.
 * Unique in the installation. It is taken outside the ticket's transaction, so creations never wait for each
 * other's commit; a creation that fails afterwards leaves a gap. Requests that arrive while one is under way
 * share the next statement.
 */
export async function nextSerialNumber(db: Db, prefix: string, at: Date, timeZone: string): Promise<string> {
  const day = dayIn(timeZone, at);
  const no = await take(db, day);
  return `${prefix}_${day}${String(no).padStart(4, "0")}`;
}

function dayIn(timeZone: string, at: Date): string {
  const parts = new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
  return parts.format(at).replaceAll("-", "");
}

function take(db: Db, day: string): Promise<number> {
  const days = queues.get(db) ?? new Map<string, Queue>();
  queues.set(db, days);
  const queue = days.get(day) ?? { waiting: [], isBusy: false };
  days.set(day, queue);
  return new Promise((resolve, reject) => {
    queue.waiting.push({ resolve, reject });
    if (!queue.isBusy) void drain(db, day, queue);
  });
}

async function drain(db: Db, day: string, queue: Queue): Promise<void> {
  queue.isBusy = true;
  while (queue.waiting.length > 0) {
    const batch = queue.waiting.splice(0);
    try {
      const last = await addToSerialCounter(db, day, batch.length);
      for (const [index, waiter] of batch.entries()) waiter.resolve(last - batch.length + index + 1);
    } catch (error) {
      for (const waiter of batch) waiter.reject(error);
    }
  }
  queue.isBusy = false;
  queues.get(db)?.delete(day);
}
