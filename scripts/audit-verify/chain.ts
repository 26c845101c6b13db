import type { LogHead } from "@/db/queries/audit";
import type { LogRow } from "@/db/store/tickets/ticket-rows";
import { FIRST_HASH, hashOf } from "@/lib/tickets/log/log-hash";

export const BREAKS = ["missing", "altered", "unlinked", "uncounted", "other_end", "ticket_missing"] as const;

/** The first row of a ticket's log that is not as it was written. */
export type Break = { ticketId: number; serial: string; seq: number; reason: (typeof BREAKS)[number] };

/** Follows the log of one ticket from its first row on and remembers where it breaks first. */
export class Chain {
  #count = 0;
  #hash = FIRST_HASH;
  #broken: Break | null = null;

  constructor(readonly head: LogHead) {}

  add(row: LogRow): void {
    if (this.#broken !== null) return;
    const { hash, ...written } = row;
    if (row.seq > this.#count + 1) this.#breakAt(this.#count + 1, "missing");
    else if (row.seq <= this.#count || hashOf(this.head.serial, written) !== hash) this.#breakAt(row.seq, "altered");
    else if (row.previousHash !== this.#hash) this.#breakAt(row.seq, "unlinked");
    this.#count = row.seq;
    this.#hash = hash;
  }

  /** After the last row: where the log breaks first, or null when it is whole. */
  end(): Break | null {
    const { logCount, logHash } = this.head;
    if (this.#broken === null) {
      if (this.#count < logCount) this.#breakAt(this.#count + 1, "missing");
      else if (this.#count > logCount) this.#breakAt(logCount + 1, "uncounted");
      else if (this.#hash !== logHash) this.#breakAt(logCount, "other_end");
    }
    return this.#broken;
  }

  #breakAt(seq: number, reason: Break["reason"]): void {
    const { ticketId, serial } = this.head;
    this.#broken = { ticketId, serial, seq, reason };
  }
}
