import type { Json } from "@/lib/forms/form-definition";

/** A ticket command's outcome as rows; instants are ISO texts, nodes and transitions are integers. */
export type TicketRows = {
  ticket: {
    title: string;
    status: string;
    values: Record<string, Json>;
    memory: TicketMemory;
    counter: number;
    endedAt: string | null;
  };
  tokens: { no: number; node_id: number; entered_at: string; return_node_id: number | null }[];
  endedTokens: number[];
  tasks: TaskRow[];
  candidates: { task_no: number; principal_type: string; principal_id: number }[];
  timers: { no: number; token_no: number; transition_id: number; status: string; due_at: string }[];
  relations: { principal_type: string; principal_id: number }[];
  log: LogRow;
  outbox: { topic: string; payload: Record<string, Json> }[];
};

/** The part of the engine's state that is neither a token nor a task nor a timer. */
export type TicketMemory = { lastIntent: "approve" | "reject" | "neutral" | null; handledBy: Record<string, number> };

export type TaskRow = {
  no: number;
  token_no: number;
  node_id: number;
  status: "open" | "claimed" | "done" | "cancelled";
  must_claim: boolean;
  assignee_id: number | null;
  is_fallback: boolean;
  transition_id: number | null;
  opened_at: string;
  closed_at: string | null;
};

export type LogRow = {
  seq: number;
  at: string;
  action: string;
  actorKind: "user" | "system";
  actorId: number | null;
  actorName: string;
  clientId: number | null;
  nodeId: number | null;
  nodeName: string;
  transitionId: number | null;
  transitionName: string;
  intent: "approve" | "reject" | "neutral" | null;
  taskNo: number | null;
  comment: string;
  snapshot: Record<string, Json>;
  changes: Record<string, [Json, Json]>;
  events: Json[];
  previousHash: string;
  hash: string;
};
