import type { Fork, Intent, JobKind, Principal, Return, Seat } from "@/lib/engine/model";
import type { Json } from "@/lib/forms/form-definition";

/** A file as the log remembers it. */
export type FileRef = { id: string; name: string; size: number };

/** A ticket command's outcome as rows; instants are ISO texts, nodes and transitions are integers. */
export type TicketRows = {
  ticket: {
    title: string;
    status: string;
    values: Record<string, Json>;
    memory: TicketMemory;
    counter: number;
    endedAt: string | null;
    deletedAt: string | null;
  };
  tokens: {
    no: number;
    node_id: number;
    entered_at: string;
    return_node_id: number | null;
    fork_no: number | null;
    signing: readonly Seat[] | null;
  }[];
  endedTokens: number[];
  tasks: TaskRow[];
  candidates: { task_no: number; principal_type: string; principal_id: number }[];
  /** Those whose candidates are others than before. */
  recast: number[];
  jobs: JobRow[];
  timers: TimerRow[];
  relations: { principal_type: string; principal_id: number }[];
  log: LogRow;
  outbox: { topic: string; payload: Record<string, Json> }[];
};

/** The part of the engine's state that has no table of its own. Tickets of earlier releases lack some of it. */
export type TicketMemory = {
  lastIntent: Intent | null;
  handledBy: Record<string, number>;
  phase?: "draft" | "submitted" | "withdrawn";
  isClosed?: boolean;
  remindedAt?: number | null;
  approvedBy?: readonly number[];
  requesterGroups?: readonly Principal[];
  forks?: readonly Fork[];
};

export type JobRow = {
  no: number;
  token_no: number;
  node_id: number;
  kind: JobKind;
  status: "pending" | "waiting" | "failed" | "done" | "skipped" | "cancelled";
  attempt: number;
  error: string;
  started_at: string;
  ended_at: string | null;
};

export type TimerRow = {
  no: number;
  token_no: number;
  transition_id: number | null;
  reminder_rung: number | null;
  reminder_round: number | null;
  status: "pending" | "fired" | "cancelled";
  due_at: string;
  armed_at: string | null;
  calendar_id: number | null;
};

export type TaskRow = {
  no: number;
  token_no: number;
  node_id: number;
  status: "open" | "claimed" | "done" | "cancelled";
  must_claim: boolean;
  assignee_id: number | null;
  is_fallback: boolean;
  seat_no: number;
  excluded: readonly number[];
  returns: readonly Return[];
  transition_id: number | null;
  opened_at: string;
  closed_at: string | null;
};

/** What was done, as the log names it. */
export type LogAction =
  | "create"
  | "draft"
  | "complete"
  | "save"
  | "claim"
  | "release"
  | "transfer"
  | "delegate"
  | "return"
  | "add_signer"
  | "remove_signer"
  | "send_back"
  | "withdraw"
  | "comment"
  | "copy"
  | "remind"
  | "timer"
  | "reminder"
  | "escalate"
  | "recount"
  | "hook"
  | "script"
  | "children"
  | "resolve"
  | "move"
  | "reassign"
  | "edit"
  | "close"
  | "delete"
  | "retry"
  | "skip";

export type LogRow = {
  seq: number;
  at: string;
  action: LogAction;
  actorKind: "user" | "system";
  actorId: number | null;
  actorName: string;
  clientId: number | null;
  nodeId: number | null;
  nodeName: string;
  transitionId: number | null;
  transitionName: string;
  intent: Intent | null;
  taskNo: number | null;
  comment: string;
  forUserId: number | null;
  forUserName: string;
  mentions: readonly number[];
  attachments: readonly FileRef[];
  snapshot: Record<string, Json>;
  changes: Record<string, [Json, Json]>;
  events: Json[];
  previousHash: string;
  hash: string;
};
