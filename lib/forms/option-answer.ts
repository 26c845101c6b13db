import type { ExternalOption } from "./kinds/external-value";

/**
 * Why another system offers nothing: it took too long, could not be reached or failed, may not be called from here,
 * answered something else than a list, or the field is not there to be filled in.
 */
export type OptionFailure = "timed_out" | "no_answer" | "not_called" | "unreadable" | "not_offered";

export type OptionAnswer = { options: ExternalOption[] } | { failure: OptionFailure };

/** Thrown to whoever shows the options. */
export class OptionsFailed extends Error {
  constructor(readonly failure: OptionFailure) {
    super(`no options: ${failure}`);
  }
}
