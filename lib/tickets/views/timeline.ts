import type { LogEntry } from "@/db/queries/ticket-log";
import type { LoadedVersion } from "@/lib/flows/version-cache";
import type { FieldAccess, FormField } from "@/lib/forms/form-definition";
import { bareField } from "@/lib/forms/visibility";
import type { TimelineEntry } from "../schema";

/** The history as its reader may see it, oldest first: changes of fields hidden from them are not in it. */
export function toTimeline(version: LoadedVersion, access: FieldAccess, log: readonly LogEntry[]): TimelineEntry[] {
  const fields = version.definition.form.fields.filter((field) => Object.hasOwn(access, field.key));
  return log.map((entry) => toEntry(version, fields, entry));
}

function toEntry(version: LoadedVersion, fields: readonly FormField[], entry: LogEntry): TimelineEntry {
  const arrival = entry.events.filter((event) => event.type === "TokenMoved").at(-1);
  const isStaying = arrival === undefined || version.nodeIds.get(arrival.to) === entry.nodeId;
  return {
    seq: entry.seq,
    at: entry.at,
    action: entry.action,
    actor: entry.actorKind === "user" ? { name: entry.actorName, username: entry.actorUsername } : null,
    forName: entry.forName,
    targets: [],
    attachments: entry.attachments,
    clientName: entry.clientName,
    nodeName: entry.nodeName,
    transitionName: entry.transitionName,
    intent: entry.intent,
    toNode: isStaying ? "" : (version.nodes.get(arrival.to)?.name ?? ""),
    jobState: jobStateIn(entry),
    position: entry.action === "add_signer" ? positionIn(entry) : null,
    isReturning: entry.action === "send_back" && arrival !== undefined && arrival.returnTo !== null,
    isEnd: entry.events.some((event) => event.type === "TicketEnded"),
    comment: entry.comment,
    changes: entry.action === "create" || entry.action === "draft" ? [] : changesOf(fields, entry),
  };
}

function jobStateIn({ action, events }: LogEntry): TimelineEntry["jobState"] {
  if (!["hook", "script", "children", "resolve"].includes(action)) return null;
  if (events.some(({ type }) => type === "JobFailed")) return "failed";
  return events.some(({ type }) => type === "JobHeld") ? "waiting" : "done";
}

function positionIn({ events }: LogEntry): TimelineEntry["position"] {
  if (events.some(({ type }) => type === "TaskLent")) return "before";
  const seats = events.flatMap((event) => (event.type === "SeatsPlaced" ? event.seats : []));
  return seats.some(({ kind }) => kind === "after") ? "after" : "beside";
}

function changesOf(fields: readonly FormField[], { changes }: LogEntry): TimelineEntry["changes"] {
  const titleChange = Object.hasOwn(changes, "title") ? changes.title : undefined;
  const changed = fields.flatMap((field) => {
    const change = Object.hasOwn(changes, field.key) ? changes[field.key] : undefined;
    return change === undefined
      ? []
      : [{ key: field.key, field: bareField(field), before: change[0], after: change[1] }];
  });
  if (titleChange === undefined) return changed;
  return [{ key: "title", field: null, before: titleChange[0], after: titleChange[1] }, ...changed];
}
