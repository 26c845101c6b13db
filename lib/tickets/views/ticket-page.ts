import type { Reader } from "@/db/client";
import type { WaitingTask } from "@/db/queries/lists/waiting";
import { listDepartments } from "@/db/queries/people/departments";
import { listGroups } from "@/db/queries/people/groups";
import { listPeople } from "@/db/queries/people/people";
import { listLog } from "@/db/queries/tickets/ticket-log";
import { findTicket, type TicketDetail } from "@/db/queries/tickets/tickets";
import { fieldsOf } from "@/lib/flows/definition";
import { type LoadedVersion, loadVersion } from "@/lib/flows/version-cache";
import type { FieldAccess } from "@/lib/forms/form-definition";
import { departmentIdsIn, personIdsIn } from "@/lib/forms/values";
import { accessAsShown, accessToView } from "@/lib/forms/visibility";
import { mayIntervene, mayViewTicket } from "../policy";
import type { Hold, TicketPage, TimelineEntry } from "../schema";
import { toActions } from "./actions";
import { toFlowMap } from "./flow-map";
import { readOpenJobs } from "./open-jobs";
import { ownTaskOf, toOwnTask } from "./own-task";
import { toProgress } from "./progress";
import { toSigning } from "./signing";
import { groupsIn, personsOf, withTargets } from "./targets";
import { isNews, toTimeline } from "./timeline";
import { toVisibleForm } from "./visible-form";
import { toWaiting } from "./waiting";

/**
 * Everything one person may see of a ticket, and what they can do in it. What is hidden from them is not in it.
 *
 * @returns null when there is no such ticket or they may not know of it.
 */
export async function readTicketPage(reader: Reader, userId: number, ticketId: number): Promise<TicketPage | null> {
  const [ticket, logged] = await Promise.all([findTicket(reader, ticketId, userId), listLog(reader, ticketId)]);
  const log = logged.filter(isNews);
  if (ticket === null || ticket.isDeleted) return null;
  const version = await loadVersion(reader, ticket.versionId);
  const actor = { kind: "user", userId, clientId: null } as const;
  const rights = {
    ...ticket,
    isDraft: ticket.status === "draft",
    isOpenToAll: version.definition.settings.isOpenToAll,
  };
  if (!mayViewTicket(actor, rights)) return null;

  const isIntervener = mayIntervene(actor, rights);
  const access = accessOf(version, ticket);
  const shown = accessAsShown(version.definition.form, access, ticket.values);
  const entries = toTimeline(version, shown, log, isIntervener);
  const named = { version, access: shown, ticket, timeline: entries };
  const [people, departments, groups] = await Promise.all([
    listPeople(reader, [...idsIn(personIdsIn, named), ...personsOf(ticket, log)]),
    listDepartments(reader, idsIn(departmentIdsIn, named)),
    listGroups(reader, groupsIn(log)),
  ]);
  const waiting = ticket.waiting.map((task) => toWaiting({ ...task, nodeName: nameOf(version, task) }));
  const { serial, revision, status, flowName, requester, clientName, createdAt, endedAt, isTest, parent, children } =
    ticket;
  const { jobs, calls } = await readOpenJobs(reader, version, ticket, isIntervener);
  const holds = holdsOf(version, ticket);
  const known = { userId, mayIntervene: isIntervener, people };
  const names = { people, departments };
  return {
    ticketId,
    ...{
      serial,
      revision,
      status,
      flowName,
      requester,
      clientName,
      createdAt,
      endedAt,
      isTest,
      waiting,
      parent,
      children,
    },
    form: toVisibleForm(version, access, ticket, names),
    own: toOwnTask(version, ticket, log, people),
    actions: toActions(version, ticket, known),
    signing: toSigning(version, ticket, known),
    jobs,
    calls,
    holds,
    files: Object.fromEntries(ticket.files.filter(isShown(shown)).map(({ id, name, size }) => [id, { name, size }])),
    timeline: withTargets(entries, log, { people, groups }),
    progress: toProgress(version, ticket, { waiting, jobs, holds, log }),
    map: toFlowMap(version, ticket, log),
  };
}

/** Files of comments, and of fields the reader may see. */
const isShown =
  (access: FieldAccess) =>
  ({ fieldKey }: { fieldKey: string | null }) =>
    fieldKey === null || Object.hasOwn(access, fieldKey);

/** Nodes that hold the ticket until a time. */
function holdsOf(version: LoadedVersion, ticket: TicketDetail): Hold[] {
  return ticket.tokens.flatMap(({ no, nodeId }) => {
    const timer = ticket.timers.find(({ tokenNo }) => tokenNo === no);
    const node = version.nodes.get(version.nodeKeys.get(nodeId) ?? "");
    if (timer === undefined || node?.type !== "wait") return [];
    return [{ tokenNo: no, nodeId, nodeName: node.name, until: timer.dueAt }];
  });
}

/** A node is called what the ticket's own version calls it. */
function nameOf(version: LoadedVersion, task: WaitingTask): string {
  return version.nodes.get(version.nodeKeys.get(task.nodeId) ?? "")?.name ?? task.nodeName;
}

/** At a node of their own people see what it shows, to read only while they have not claimed it; otherwise what the flow shows to all. */
function accessOf(version: LoadedVersion, ticket: TicketDetail): FieldAccess {
  const task = ownTaskOf(ticket);
  if (task === undefined) return accessToView(version.definition.settings.viewFields);
  const fields = fieldsOf(version.nodes.get(version.nodeKeys.get(task.nodeId) ?? ""));
  const mayEdit =
    toWaiting(task).standing === "act" && !task.returns.some(({ kind }, index) => index === 0 && kind !== "delegate");
  return mayEdit ? fields : accessToView(Object.keys(fields));
}

type Page = {
  version: LoadedVersion;
  access: FieldAccess;
  ticket: TicketDetail;
  timeline: readonly TimelineEntry[];
};

/** Ids in the fields of a page: in what they hold, and in what they held when they were changed. */
function idsIn(find: typeof personIdsIn, { version, access, ticket, timeline }: Page): number[] {
  const shown = version.definition.form.fields.filter((field) => Object.hasOwn(access, field.key));
  const changed = timeline.flatMap(({ changes }) =>
    changes.flatMap(({ field, key, before, after }) =>
      field === null ? [] : [before, after].flatMap((value) => find({ fields: [field] }, { [key]: value })),
    ),
  );
  return [...new Set([...find({ fields: shown }, ticket.values), ...changed])];
}
