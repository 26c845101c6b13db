import { countWireLog, listWireLog } from "@/db/queries/loonflow/log";
import type { Call } from "../protocol/endpoint";
import { pageOf, pageRecord, sliceOf } from "../protocol/page";
import type { WireValue } from "../protocol/wire-value";
import type { GrantedTicket } from "../tickets/granted-ticket";
import { logRecord } from "./log-records";
import { snapshotRecords } from "./snapshot-record";

/** A page of what happened to a ticket, the newest first unless `desc=0`; with `ticket_data=1`, as it was each time. @throws WireRefusal */
export async function listLog(call: Call, granted: GrantedTicket): Promise<WireValue> {
  const { db, query } = call;
  const { id } = granted.ticket;
  const page = pageOf(query);
  const order = query.integer("desc", 1) === 0 ? "oldest" : "newest";
  const withSnapshot = query.integer("ticket_data", 0) === 1;
  const total = await countWireLog(db, id);
  const log = await listWireLog(db, id, { order, withSnapshot, ...sliceOf(page, total) });
  const snapshots = withSnapshot ? await snapshotRecords(call, granted, log) : [];
  const records = log.map((entry, index) => logRecord(entry, id, snapshots[index] ?? null));
  return pageRecord(page, total, records);
}
