import type { Reader } from "@/db/client";
import { listDepartments } from "@/db/queries/departments";
import type { WaitingTask } from "@/db/queries/lists/waiting";
import { listPeople } from "@/db/queries/people";
import { listLog } from "@/db/queries/ticket-log";
import { findTicket, type TicketDetail } from "@/db/queries/tickets";
import { type LoadedVersion, loadVersion } from "@/lib/flows/version-cache";
import type { FieldAccess } from "@/lib/forms/form-definition";
import { departmentIdsIn, personIdsIn } from "@/lib/forms/values";
import { accessAsShown, accessToView } from "@/lib/forms/visibility";
import { mayViewTicket } from "../policy";
import type { OwnTask, TicketPage, TimelineEntry } from "../schema";
import { toFlowMap } from "./flow-map";
import { toOwnTask } from "./own-task";
import { toProgress } from "./progress";
import { toTimeline } from "./timeline";
import { toVisibleForm } from "./visible-form";
import { toWaiting } from "./waiting";

/**
 * Everything one person may see of a ticket, and what they can do in it. What is hidden from them is not in it.
 *
 * @returns null when there is no such ticket or they may not know of it.
 */
export async function readTicketPage(reader: Reader, userId: number, ticketId: number): Promise<TicketPage | null> {
  const [ticket, log] = await Promise.all([findTicket(reader, ticketId, userId), listLog(reader, ticketId)]);
  if (ticket === null) return null;
  const version = await loadVersion(reader, ticket.versionId);
  if (!mayViewTicket(userId, { ...ticket, isOpenToAll: version.definition.settings.isOpenToAll })) return null;

  const waiting = ticket.waiting.map((task) => toWaiting({ ...task, nodeName: nameOf(version, task) }, userId));
  const own = toOwnTask(version, ticket, waiting, log);
  const access = accessOf(version, ticket, own);
  const shown = accessAsShown(version.definition.form, access, ticket.values);
  const timeline = toTimeline(version, shown, log);
  const [people, departments] = await Promise.all([
    listPeople(reader, idsIn(personIdsIn, { version, access: shown, ticket, timeline })),
    listDepartments(reader, idsIn(departmentIdsIn, { version, access: shown, ticket, timeline })),
  ]);
  const { serial, revision, status, flowName, requester, clientName, createdAt, endedAt } = ticket;
  return {
    ticketId,
    ...{ serial, revision, status, flowName, requester, clientName, createdAt, endedAt, waiting },
    form: toVisibleForm(version, access, ticket, { people, departments }),
    own,
    timeline,
    progress: toProgress(version, ticket, { waiting, log }),
    map: toFlowMap(version, ticket, log),
  };
}

/** A node is called what the ticket's own version calls it. */
function nameOf(version: LoadedVersion, task: WaitingTask): string {
  return version.nodes.get(version.nodeKeys.get(task.nodeId) ?? "")?.name ?? task.nodeName;
}

/** At a node of their own people see what it shows, to read only while they have not claimed it; otherwise what the flow shows to all. */
function accessOf(version: LoadedVersion, ticket: TicketDetail, own: OwnTask | null): FieldAccess {
  const task = ticket.waiting.find(({ taskId }) => taskId === own?.taskId);
  const node = version.nodes.get(version.nodeKeys.get(task?.nodeId ?? 0) ?? "");
  if (own === null || node?.type !== "task") return accessToView(version.definition.settings.viewFields);
  return own.standing === "act" ? node.fields : accessToView(Object.keys(node.fields));
}

type Page = { version: LoadedVersion; access: FieldAccess; ticket: TicketDetail; timeline: readonly TimelineEntry[] };

/** Whoever is named in the values and in the history that a reader sees. */
function idsIn(find: typeof personIdsIn, { version, access, ticket, timeline }: Page): number[] {
  const shown = version.definition.form.fields.filter((field) => Object.hasOwn(access, field.key));
  const changed = timeline.flatMap(({ changes }) =>
    changes.flatMap(({ field, key, before, after }) =>
      field === null ? [] : [before, after].flatMap((value) => find({ fields: [field] }, { [key]: value })),
    ),
  );
  return [...new Set([...find({ fields: shown }, ticket.values), ...changed])];
}
