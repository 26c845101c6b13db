import type { CallReason } from "@/lib/calls/call-reason";
import type { CallFailed } from "@/lib/platform/outbound/call-failed";

/** Another system named nobody, and not because there is nobody. */
export class AskFailed extends Error {
  override readonly name = "AskFailed";

  constructor(
    readonly reason: CallReason,
    readonly detail: string,
    /** It may be different in a while. */
    readonly isPassing: boolean,
  ) {
    super(`${reason}: ${detail}`);
  }
}

const PASSING: readonly CallFailed["why"][] = ["unreachable", "timed_out"];

export function toAskFailed({ why, detail }: CallFailed): AskFailed {
  return new AskFailed(why === "too_large" ? "bad_answer" : why, detail, PASSING.includes(why));
}
