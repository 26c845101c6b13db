import type { WireLogEntry } from "@/db/queries/loonflow/log";
import { listPeople } from "@/db/queries/people/people";
import type { Json } from "@/lib/forms/form-definition";
import { isLayout } from "@/lib/forms/form-definition";
import { personIdsIn } from "@/lib/forms/values";
import { env } from "@/lib/platform/env";
import { valueToWire } from "../fields/value-to-wire";
import { wireKeyOf } from "../fields/wire-key";
import { toWireTime } from "../fields/wire-time";
import type { Call } from "../protocol/endpoint";
import type { WireValue } from "../protocol/wire-value";
import { visibleTo } from "../tickets/detail-record";
import type { GrantedTicket } from "../tickets/granted-ticket";

/** The ticket as it was after each entry: what never changes, its title, and the fields that the reader may see of it. */
export async function snapshotRecords(
  { db }: Call,
  granted: GrantedTicket,
  log: readonly WireLogEntry[],
): Promise<WireValue[]> {
  const { ticket, version } = granted;
  const { form } = version.definition;
  const snapshots = log.map(({ snapshot }) => snapshot ?? {});
  const people = await listPeople(db, [...new Set(snapshots.flatMap((values) => personIdsIn(form, values)))]);
  const timeZone = env.LOONFLOW_TIME_ZONE;
  const usernames = new Map(people.map(({ id, username }) => [id, username]));
  const context = { timeZone, usernames, fieldKeys: ticket.fieldKeys };
  const seen = new Set(visibleTo(granted).map(({ key }) => key));
  const fields = form.fields.filter(({ key, type }) => seen.has(key) && !isLayout(type));
  const facts = {
    id: ticket.id,
    sn: ticket.serial,
    workflow_id: ticket.flowId,
    creator: ticket.requester.username,
    gmt_created: toWireTime(ticket.createdAt, timeZone),
    parent_ticket_id: ticket.parentId ?? 0,
    parent_ticket_state_id: ticket.parentNodeId ?? 0,
  };
  const valueIn = (values: Record<string, Json>, key: string) =>
    Object.hasOwn(values, key) ? (values[key] ?? null) : null;
  return snapshots.map((values): WireValue => {
    const shown = fields.map((field): [string, WireValue] => [
      wireKeyOf(field.key, ticket.fieldKeys),
      valueToWire(field, valueIn(values, field.key), context),
    ]);
    return { ...facts, title: String(values.title ?? ""), ...Object.fromEntries(shown) };
  });
}
