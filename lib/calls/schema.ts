import { z } from "zod";
import type { ShownRequest } from "@/db/schema/outgoing/calls";
import { Json } from "@/lib/forms/form-definition";
import type { CallReason } from "./call-reason";

/** How long another system may take to call back where its node does not say. */
export const CALLBACK_DAYS = 7;

/**
 * What another system sends when it calls back. `fields`: values by field key, as in `readAnsweredValues`; where the
 * node says at which paths they stand, those are read instead.
 */
export const CallBack = z
  .looseObject({
    /** false: it went wrong. */
    result: z.boolean().default(true),
    /** Is kept in the history of the ticket. */
    message: z.string().nullish(),
    fields: z.record(z.string(), Json).nullish(),
  })
  .catchall(Json);

export const TakeCallBackInput = z.object({ token: z.string().min(1).max(100), callBack: CallBack });

/** For the system alone: `said` is for the history of the ticket. */
export const AnswerCallInput = z.object({
  ticketId: z.int().positive(),
  jobNo: z.int().positive(),
  attempt: z.int().positive(),
  result: z.boolean(),
  said: z.string().max(4000),
  values: z.record(z.string(), Json).default({}),
});

export const CallId = z.uuid();

export type CallStatus = "calling" | "waiting" | "done" | "failed" | "cancelled";

export type TryView = {
  no: number;
  at: string;
  /** `cut_off`: nobody knows how it ended; it may have been sent. */
  state: "under_way" | "cut_off" | "ended";
  durationMs: number | null;
  httpStatus: number | null;
  /** One of `CALL_REASONS`; empty when it went well. */
  errorCode: CallReason | "";
  /** Empty for who may not intervene, as is `response`. */
  errorDetail: string;
  response: string;
};

/** What one attempt of a hook's job asked of another system. */
export type CallView = {
  id: string;
  jobNo: number;
  attempt: number;
  status: CallStatus;
  reason: CallReason | "";
  detail: string;
  /** Values that were answered and not taken, by the labels of their fields; only for who may intervene. */
  problems: { label: string; code: string; params?: Record<string, string | number> }[];
  /** Oldest first. */
  tries: TryView[];
  /** While tries go on and none is under way. */
  nextTryAt: string | null;
  /** While the other system is still to call back. */
  callbackDueAt: string | null;
  /** Only for who may intervene. */
  request: ShownRequest | null;
};

export const CALL_FILTERS = ["failed", "open"] as const;
export type CallFilter = { status: (typeof CALL_FILTERS)[number] | null; before: number | null };

/** An entry of the log of a flow. */
export type CallEntry = Pick<CallView, "id" | "attempt" | "status" | "reason" | "detail" | "callbackDueAt"> & {
  ticket: { id: number; serial: string; isTest: boolean };
  nodeName: string;
  createdAt: string;
  tries: number;
  nextTryAt: string | null;
  last: { durationMs: number | null; httpStatus: number | null } | null;
  /** What can be tried again, by this reader. */
  retry: { jobNo: number } | null;
};

/** `older` continues the list; null at its end. */
export type CallPage = { rows: CallEntry[]; older: number | null };
