import { z } from "zod";
import type { Intent, TicketStatus } from "@/lib/engine/model";
import type { NodeType } from "@/lib/flows/definition";
import { type FormField, Json } from "@/lib/forms/form-definition";
import { isStorableText } from "@/lib/forms/kinds/text-value";
import type { VisibleField } from "@/lib/forms/visibility";
import type { LogAction } from "./log-entry";

/** What PostgreSQL can keep: no NUL, no half of a surrogate pair. */
const StorableText = z.string().refine(isStorableText);

export const Comment = StorableText.trim().max(4000).default("");
export const TicketTitle = StorableText.trim().max(500);
export const Values = z.record(z.string().max(50), Json);

export const CreateTicketInput = z.object({
  flowId: z.int().positive(),
  /** The start node's button that was pressed. */
  transitionId: z.int().positive(),
  title: TicketTitle.default(""),
  /** Keys that the start form does not let the requester edit are ignored. */
  values: Values.default({}),
  comment: Comment,
});

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
  assignee: PersonRef | null;
  /** The first of them; `candidateCount` tells how many there are. */
  candidates: Candidate[];
  candidateCount: number;
  /** Of the reader. */
  standing: Standing;
};

export const TICKET_VIEWS = ["mine", "handled", "all"] as const;
export type TicketView = (typeof TICKET_VIEWS)[number];

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
  mayRelease: boolean;
  buttons: NodeButton[];
  /** Finished nodes the ticket may be sent back to, last finished first; empty where that is not offered. */
  sendBackTo: { nodeId: number; name: string; handledBy: string }[];
};

export type TimelineEntry = {
  seq: number;
  at: string;
  action: LogAction;
  /** null is Skein itself. */
  actor: { name: string; username: string } | null;
  clientName: string;
  nodeName: string;
  transitionName: string;
  intent: Intent | null;
  /** Where the ticket went; empty when it stayed. */
  toNode: string;
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
  waiting: Waiting | null;
};

export type FlowMap = {
  nodes: {
    id: string;
    name: string;
    type: NodeType;
    state: "visited" | "current" | "untouched";
  }[];
  transitions: { id: string; from: string; to: string; name: string; intent: Intent; isTaken: boolean }[];
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
  timeline: TimelineEntry[];
  progress: ProgressStep[];
  map: FlowMap;
};
