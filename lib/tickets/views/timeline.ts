import type { LogEntry } from "@/db/queries/tickets/ticket-log";
import { openReason } from "@/lib/calls/call-reason";
import type { EventOf } from "@/lib/engine/events";
import { isPassedThrough } from "@/lib/flows/definition";
import type { LoadedVersion } from "@/lib/flows/version-cache";
import type { FieldAccess, FormField } from "@/lib/forms/form-definition";
import { bareField } from "@/lib/forms/visibility";
import { openScriptText } from "@/lib/scripts/script-reason";
import type { TimelineEntry } from "../schema";

const BY_OTHERS: readonly LogEntry["action"][] = ["hook", "script", "children", "resolve"];

/** What others tell a second time is in the log, and is no news. */
export function isNews({ action, events }: LogEntry): boolean {
  return events.length > 0 || !BY_OTHERS.includes(action);
}

/**
 * The history as its reader may see it, oldest first: changes of fields hidden from them are not in it, nor, unless they
 * may intervene, what scripts printed and what other systems said of a failure: they see more fields than people do.
 */
export function toTimeline(
  version: LoadedVersion,
  access: FieldAccess,
  log: readonly LogEntry[],
  isIntervener: boolean,
): TimelineEntry[] {
  const fields = version.definition.form.fields.filter((field) => Object.hasOwn(access, field.key));
  return log.map((entry) => {
    return toEntry(version, fields, isIntervener ? entry : { ...entry, comment: openComment(entry) });
  });
}

function openComment(entry: LogEntry): string {
  if (entry.action === "script") return openScriptText(entry.comment);
  const isFailedCall = entry.action === "hook" && jobStateIn(entry) === "failed";
  return isFailedCall ? openReason(entry.comment) : entry.comment;
}

function toEntry(version: LoadedVersion, fields: readonly FormField[], entry: LogEntry): TimelineEntry {
  const moves = entry.events.filter((event) => event.type === "TokenMoved");
  const arrival = moves.at(-1);
  const isStaying = arrival === undefined || version.nodeIds.get(arrival.to) === entry.nodeId;
  return {
    seq: entry.seq,
    at: entry.at,
    action: entry.action,
    actor: entry.actorKind === "user" ? { name: entry.actorName, username: entry.actorUsername } : null,
    forName: entry.forName,
    targets: [],
    reminder: reminderIn(entry),
    attachments: entry.attachments,
    clientName: entry.clientName,
    nodeName: entry.nodeName,
    transitionName: entry.transitionName,
    intent: entry.intent,
    toNode: isStaying ? "" : (version.nodes.get(arrival.to)?.name ?? ""),
    jobState: jobStateIn(entry),
    position: entry.action === "add_signer" ? positionIn(entry) : null,
    alsoTo: isStaying ? [] : otherArrivals(version, moves, arrival),
    isReturning: entry.action === "send_back" && arrival !== undefined && arrival.returnTo !== null,
    isEnd: entry.events.some((event) => event.type === "TicketEnded"),
    comment: entry.comment,
    changes: entry.action === "create" || entry.action === "draft" ? [] : changesOf(fields, entry),
  };
}

type Move = EventOf<"TokenMoved">;

/** Where the other branches came to that a gateway sent out at once. */
function otherArrivals(version: LoadedVersion, moves: readonly Move[], { token: last }: Move): string[] {
  const places = new Map(moves.map(({ token, to }) => [token, version.nodes.get(to)]));
  return [...places].flatMap(([token, node]) =>
    token === last || node === undefined || isPassedThrough(node) ? [] : [node.name],
  );
}

function jobStateIn({ action, events }: LogEntry): TimelineEntry["jobState"] {
  if (!BY_OTHERS.includes(action)) return null;
  if (events.some(({ type }) => type === "JobFailed")) return "failed";
  return events.some(({ type }) => type === "JobHeld") ? "waiting" : "done";
}

function reminderIn({ events }: LogEntry): TimelineEntry["reminder"] {
  for (const event of events) {
    if (event.type === "ReminderGiven") return { round: event.round + 1, how: "remind" };
    if (event.type === "TicketEscalated") {
      return { round: event.round + 1, how: event.isFallback ? "managers" : event.how };
    }
  }
  return null;
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
