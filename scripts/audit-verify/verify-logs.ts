import type { Db, Tx } from "@/db/client";
import { type HashedRow, listHashedRows, listLogHeads } from "@/db/queries/audit";
import { type Break, Chain } from "./chain";

const TICKETS_AT_ONCE = 500;
const ROWS_AT_ONCE = 200;
const HIGHEST_ID = 2 ** 31 - 1;

type Totals = { tickets: number; rows: number; broken: number };

/**
 * Recomputes the chain of every ticket's log and tells each ticket whose chain is broken, once, by id. Tickets may go
 * on meanwhile: each batch is one moment. Holds a few hundred rows at a time.
 */
export async function verifyLogs(db: Db, tell: (broken: Break) => void): Promise<Totals> {
  const totals: Totals = { tickets: 0, rows: 0, broken: 0 };
  for (let after = 0; after < HIGHEST_ID; ) {
    const batch = await db.transaction((tx) => verifyBatch(tx, after), {
      isolationLevel: "repeatable read",
      accessMode: "read only",
    });
    for (const broken of batch.broken) tell(broken);
    totals.tickets += batch.tickets;
    totals.rows += batch.rows;
    totals.broken += batch.broken.length;
    after = batch.last;
  }
  return totals;
}

async function verifyBatch(tx: Tx, after: number) {
  const heads = await listLogHeads(tx, after, TICKETS_AT_ONCE);
  // The last batch looks further than the last ticket, for rows whose ticket is gone.
  const last = heads.length < TICKETS_AT_ONCE ? HIGHEST_ID : (heads.at(-1)?.ticketId ?? HIGHEST_ID);
  const chains = new Map(heads.map((head) => [head.ticketId, new Chain(head)]));
  const homeless = new Map<number, Break>();
  let rows = 0;
  for await (const { ticketId, row } of rowsBetween(tx, after, last)) {
    rows += 1;
    const chain = chains.get(ticketId);
    if (chain !== undefined) chain.add(row);
    else if (!homeless.has(ticketId)) {
      homeless.set(ticketId, { ticketId, serial: "", seq: row.seq, reason: "ticket_missing" });
    }
  }
  const broken = [...[...chains.values()].flatMap((chain) => chain.end() ?? []), ...homeless.values()];
  return { last, tickets: heads.length, rows, broken: broken.sort((a, b) => a.ticketId - b.ticketId) };
}

/** The log rows of all tickets after `after`, up to and with `last`. */
async function* rowsBetween(tx: Tx, after: number, last: number): AsyncGenerator<HashedRow> {
  let position = { ticketId: after, seq: 2 ** 31 - 1 };
  for (;;) {
    const rows = await listHashedRows(tx, position, last, ROWS_AT_ONCE);
    yield* rows;
    const end = rows.at(-1);
    if (end === undefined || rows.length < ROWS_AT_ONCE) return;
    position = { ticketId: end.ticketId, seq: end.row.seq };
  }
}
