import type { ShownRequest } from "@/db/schema/outgoing/calls";
import type { Json } from "@/lib/forms/form-definition";
import type { FieldProblem } from "@/lib/platform/errors";
import type { CallReason } from "../call-reason";

/** What a call came to that was tried with made-up values. */
export type CallTrial = {
  /** What was, or would be sent, without its secrets; null when it cannot be made. */
  request: ShownRequest | null;
  /** `made`: it was not sent. `held`: it was taken, the other system calls back. `again`: it would be tried again. */
  outcome: "made" | "done" | "held" | "again" | "failed";
  /** Why it failed, or would be tried again. */
  reason: CallReason | "";
  detail: string;
  answer: Answer | null;
};

type Answer = {
  durationMs: number;
  /** null where nobody answered. */
  status: number | null;
  headers: ShownRequest["headers"];
  /** Its beginning. */
  body: string;
  /** Field → what it would be filled with. */
  values: Record<string, Json>;
  /** Fields that the answer names and the node may not fill in. */
  foreign: string[];
  /** Values that the form would not take. */
  problems: FieldProblem[];
};
