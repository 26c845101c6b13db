import { z } from "zod";
import type { ShownScriptRun } from "@/db/queries/script-runs";
import type { CallView } from "@/lib/calls/schema";
import type { Picture } from "@/lib/designer/picture/picture";
import type { Intent, TicketStatus } from "@/lib/engine/model";
import type { NodeType } from "@/lib/flows/definition";
import { type FormField, Json } from "@/lib/forms/form-definition";
import { isStorableText } from "@/lib/forms/kinds/text-value";
import type { VisibleField } from "@/lib/forms/visibility";
import type { LogAction } from "./log/log-entry";
import type { TicketView } from "./views/lists/ticket-views";

/** What PostgreSQL can keep: no NUL, no half of a surrogate pair. */
const StorableText = z.string().refine(isStorableText);

export const Comment = StorableText.trim().max(4000).default("");
export const TicketTitle = StorableText.trim().max(500);
export const Values = z.record(z.string().max(50), Json);

const Id = z.int().positive();

/** A text with people named in it and files that come with it. */
export const Note = {
  comment: Comment,
  mentions: z.array(Id).max(50).default([]),
  fileIds: z.array(z.string().max(100)).max(20).default([]),
};

export const CreateTicketInput = z.object({
  flowId: Id,
  /** The start node's button that was pressed; null keeps a draft that only the requester sees. */
  transitionId: Id.nullable(),
  title: TicketTitle.default(""),
  /** Keys that the start form does not let the requester edit are ignored. */
  values: Values.default({}),
  comment: Comment,
  /** Makes it a child: the ticket it hangs on, and the node there that may wait for it. */
  parentTicketId: Id.nullable().default(null),
  parentNodeId: Id.nullable().default(null),
  /** A trial of a draft instead of the published version; for who may manage the flow. */
  trialVersionId: Id.nullable().default(null),
});

/** The revision that was looked at: when the ticket has moved on since, the command is refused. Absent does not ask. */
const Revision = Id.optional();

export const TicketInput = z.object({ ticketId: Id, revision: Revision, comment: Comment });
export const CommentInput = z.object({ ticketId: Id, ...Note, comment: StorableText.trim().min(1).max(4000) });
export const CopyTicketInput = z.object({
  ticketId: Id,
  userIds: z.array(Id).max(100).default([]),
  departmentIds: z.array(Id).max(20).default([]),
  roleIds: z.array(Id).max(20).default([]),
  comment: Comment,
});

/** Interventions say why. */
const Reason = StorableText.trim().min(1).max(4000);
export const InterventionInput = z.object({ ticketId: Id, revision: Revision, reason: Reason });
export const MoveTicketInput = InterventionInput.extend({
  nodeId: Id,
  /** One position of a ticket that is at several nodes; null moves the whole ticket. */
  tokenNo: Id.nullable().default(null),
});
export const ReassignTaskInput = z.object({ taskId: Id, userId: Id, reason: Reason });
export const EditFieldsInput = InterventionInput.extend({ title: TicketTitle.optional(), values: Values.default({}) });
export const JobInterventionInput = InterventionInput.extend({ jobNo: Id });

/** What the outside answers of a job; for the system alone. */
const JobAnswer = z.object({ ticketId: Id, jobNo: Id, attempt: Id });
export const HoldJobInput = JobAnswer;
export const CompleteJobInput = JobAnswer.extend({
  values: Values.default({}),
  output: z.string().max(4000).default(""),
});
export const FailJobInput = JobAnswer.extend({ error: z.string().max(4000) });
export const AnswerResolverInput = JobAnswer.extend({ usernames: z.array(z.string().max(50)).max(1000) });
export const ChildrenInput = JobAnswer;
export const ReopenTaskInput = z.object({ taskId: Id });
export const ReopenStrandedInput = z.object({ afterId: z.int().min(0) });
export const ChildEndedInput = z.object({ ticketId: Id, parentId: Id });

/** What a command that changed a ticket answers. */
export type TicketReceipt = { ticketId: number; serial: string; revision: number };

export type PersonRef = { id: number; name: string; username: string };
export type DepartmentRef = { id: number; name: string };
export type Candidate = { type: "user" | "department" | "role"; id: number; name: string; username: string };

/** `act`: may press the node's buttons now; `claim`: has to claim first; `none`: it is somebody else's. */
export type Standing = "act" | "claim" | "none";

/** What a ticket waits for. */
export type Waiting = {
  taskId: number;
  nodeId: number;
  nodeName: string;
  /** ISO. */
  since: string;
  mustClaim: boolean;
  /** The node's rules found nobody, so the flow's administrators were asked. */
  isFallback: boolean;
  assignee: (PersonRef & { absentUntil: string | null; standIn: { id: number; name: string } | null }) | null;
  /** Whom the reader would act for as their stand-in. */
  actsFor: PersonRef | null;
  /** The first of them; `candidateCount` tells how many there are. */
  candidates: Candidate[];
  candidateCount: number;
  /** Of the reader. */
  standing: Standing;
};

export type TicketListRow = {
  /** Unique in its list: the task's id in the to-do list, the ticket's elsewhere. */
  id: number;
  ticketId: number;
  serial: string;
  title: string;
  status: TicketStatus;
  flowName: string;
  requester: PersonRef;
  createdAt: string;
  endedAt: string | null;
  waiting: Waiting[];
};

/** A list as its address names it; days are dates in the reader's zone, both included. */
export type TicketListParams = {
  view: TicketView;
  q: string;
  flow: number | null;
  node: number | null;
  status: TicketStatus[];
  requester: number | null;
  from: string | null;
  until: string | null;
  /** Prefix of the serial number. */
  number: string;
  sort: "newest" | "oldest";
  page: string;
};

export type TicketListPage = { rows: TicketListRow[]; previous: string | null; next: string | null };

/** What a search by number or title answers. */
export type FoundTicket = Pick<TicketListRow, "serial" | "title" | "status" | "flowName"> & { id: number };

export type ListChoices = {
  flows: { id: number; name: string }[];
  nodes: { id: number; name: string }[];
  requester: PersonRef | null;
};

export type CatalogEntry = { flowId: number; name: string; description: string; category: string };

/** A button of a node. */
export type NodeButton = { id: number; name: string; intent: Intent; confirmText: string; requireFields: boolean };

/** A form as its reader may see it: hidden fields and their values are not in it. */
export type VisibleForm = {
  /** The title first, and only where it can be changed: every page shows it anyway. */
  fields: VisibleField[];
  values: Record<string, Json>;
  title: string;
  /** Everybody named in the values or in the history shown beside them. */
  people: PersonRef[];
  departments: DepartmentRef[];
  /** IANA zone in which the installation counts its days, for bounds like "from today". */
  dayZone: string;
};

export type StartForm = {
  flowId: number;
  flowName: string;
  description: string;
  form: VisibleForm;
  buttons: NodeButton[];
};

/** What the reader can do at a live task of the ticket. */
export type OwnTask = {
  taskId: number;
  nodeName: string;
  standing: "act" | "claim";
  /** Whom the reader acts for as their stand-in; null in their own name. */
  actsFor: PersonRef | null;
  /** Who gets it back: the reader was asked about it or has it on loan, and can finish but not decide. */
  loan: { kind: "delegate" | "consult"; person: PersonRef } | null;
  mayRelease: boolean;
  maySave: boolean;
  mayTransfer: boolean;
  mayDelegate: boolean;
  mayAddSigner: boolean;
  buttons: NodeButton[];
  /**
   * Finished nodes the ticket may be sent back to, last finished first; empty where that is not offered. From some the
   * flow does not lead here again: it can only come straight back.
   */
  sendBackTo: { nodeId: number; name: string; handledBy: string; mayRerun: boolean }[];
};

/** A place among those who sign at a node. */
export type Signer = {
  seatNo: number;
  kind: "base" | "beside" | "after";
  /** null while several share it. */
  person: PersonRef | null;
  state: "queued" | "live" | "approved" | "rejected" | "passed";
  /** Who has their task for now and gives it back; null while nobody was asked. */
  asked: PersonRef | null;
  /** ISO, of the answer. */
  at: string | null;
  /** Whether the reader may take them out again, or take back what they asked for. */
  mayRemove: boolean;
};

/** A node several people sign at, in their order, or where one asked others first. */
export type SigningRound = { tokenNo: number; nodeName: string; signers: Signer[] };

/** A node that holds the ticket for a time. */
export type Hold = { tokenNo: number; nodeId: number; nodeName: string; until: string };

/** Work that the ticket has others do. */
export type OpenJob = {
  jobNo: number;
  nodeId: number;
  nodeName: string;
  kind: "hook" | "script" | "child" | "resolver";
  status: "pending" | "waiting" | "failed";
  error: string;
  since: string;
  /** What a script's attempts came to, newest first; only for who may intervene. */
  runs: ShownScriptRun[];
};

export type RelatedTicket = { ticketId: number; serial: string; title: string; status: TicketStatus; flowName: string };

/** What the reader may do with the ticket besides their own task. */
export type TicketActions = {
  mayRemind: boolean;
  mayWithdraw: boolean;
  mayClose: boolean;
  mayDelete: boolean;
  /** Move, reassign, retry, skip, and edit (whose form `loadEditForm` gives); null for who may not. */
  intervention: {
    nodes: { nodeId: number; name: string; type: NodeType }[];
    /** Where the ticket is; one of several can be moved alone. */
    tokens: { tokenNo: number; nodeName: string }[];
  } | null;
};

export type TimelineEntry = {
  seq: number;
  at: string;
  action: LogAction;
  /** null is Skein itself. */
  actor: { name: string; username: string } | null;
  /** Whom the actor stood in for; empty when they acted in their own name. */
  forName: string;
  /** Whom a task was given to, and who was brought in, told or named; departments and roles have no user name. */
  targets: PersonRef[];
  /** Of a reminder that came by itself: which time it was, and what it did for whom it told; null elsewhere. */
  reminder: { round: number; how: "remind" | "inform" | "add" | "managers" } | null;
  attachments: { id: string; name: string; size: number }[];
  clientName: string;
  nodeName: string;
  transitionName: string;
  intent: Intent | null;
  /** Where the ticket went; empty when it stayed. */
  toNode: string;
  /** Where else it went at once, from a gateway with several branches. */
  alsoTo: string[];
  /** How it stands with what others do for the ticket; null where nobody does anything. */
  jobState: "failed" | "waiting" | "done" | null;
  /** Of signers who were brought in, to whoever brought them; null elsewhere. */
  position: "before" | "beside" | "after" | null;
  isReturning: boolean;
  isEnd: boolean;
  comment: string;
  /** Only fields the reader may see; the title has no field. */
  changes: { key: string; field: FormField | null; before: Json; after: Json }[];
};

export type ProgressStep = {
  nodeId: number;
  name: string;
  state: "done" | "current" | "ahead";
  /** Who finished it last and when; null when nobody did. */
  last: { actor: PersonRef | null; at: string; intent: Intent | null } | null;
  waiting: Waiting[];
  /** What others do there for the ticket. */
  jobs: OpenJob[];
  /** ISO: until when the ticket is held there; null where it is not, and where no time is known. */
  until: string | null;
};

export type TicketPage = {
  ticketId: number;
  revision: number;
  serial: string;
  status: TicketStatus;
  flowName: string;
  requester: PersonRef;
  clientName: string;
  createdAt: string;
  endedAt: string | null;
  waiting: Waiting[];
  form: VisibleForm;
  own: OwnTask | null;
  actions: TicketActions;
  signing: SigningRound[];
  jobs: OpenJob[];
  /** What these jobs have asked of other systems, newest first. */
  calls: CallView[];
  holds: Hold[];
  parent: RelatedTicket | null;
  children: RelatedTicket[];
  /** Names and sizes of the files that the form and the timeline show, by id. */
  files: Record<string, { name: string; size: number }>;
  isTest: boolean;
  timeline: TimelineEntry[];
  progress: ProgressStep[];
  /** The flow's graph, with the way the ticket took through it. */
  map: Picture;
};
