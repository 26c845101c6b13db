import type { FormField } from "@/lib/forms/form-definition";
import type { OptionAnswer, OptionFailure } from "@/lib/forms/option-answer";
import { CallFailed } from "@/lib/platform/outbound/call-failed";
import { askOptions } from "./asked-options";

const FAILURES = {
  timed_out: "timed_out",
  unreachable: "no_answer",
  bad_status: "no_answer",
  address_refused: "not_called",
  header_refused: "not_called",
  redirect_refused: "not_called",
  bad_answer: "unreadable",
  too_large: "unreadable",
} as const satisfies Record<CallFailed["why"], OptionFailure>;

/** What another system offers for what somebody typed, or why it offers nothing. Whoever calls it may know the source. */
export async function offerOptions(source: NonNullable<FormField["source"]>, text: string): Promise<OptionAnswer> {
  try {
    return { options: await askOptions(source, text) };
  } catch (error) {
    if (error instanceof CallFailed) return { failure: FAILURES[error.why] };
    throw error;
  }
}
