/** Why a call failed; keys of `calls.reasons` in the message catalogues. */
export const CALL_REASONS = [
  /** Nobody answered, or not in time; detail: what the network said. */
  "unreachable",
  "timed_out",
  /** Skein itself does not let it out. */
  "address_refused",
  "header_refused",
  "redirect_refused",
  /** detail: the HTTP status. */
  "bad_status",
  /** HTTP 410: nobody is there any more. */
  "gone",
  /** It answered what cannot be read. */
  "bad_answer",
  /** It said no; detail: its own words. */
  "answered_no",
  /** The form does not take what it answered. */
  "fields_refused",
  /** The ticket cannot go on; detail: a key below `errors`. */
  "ticket_refused",
  "no_call_back",
  /** detail: what is wrong with a template. */
  "request_invalid",
  "request_too_large",
  "secret_unreadable",
] as const;
export type CallReason = (typeof CALL_REASONS)[number];

/** Details that everybody who sees the ticket may read; the others may name machines inside the network. */
const OPEN_DETAILS: readonly CallReason[] = ["bad_status", "ticket_refused"];

const PREFIX = "call.";
const WRITTEN = /^call\.([a-z_]+)(?:: ([\s\S]*))?$/;

/**
 * What the ticket keeps of a failure, in its job and in its log: what the other system said where it said something,
 * otherwise a code that pages put into words, such as `call.bad_status: 503`.
 */
export function writeReason(reason: CallReason, detail: string): string {
  if (reason === "answered_no" && detail !== "") return detail;
  return OPEN_DETAILS.includes(reason) && detail !== "" ? `${PREFIX}${reason}: ${detail}` : `${PREFIX}${reason}`;
}

export const isCallReason = (text: string): text is CallReason => CALL_REASONS.some((known) => known === text);

/** What may be read by everybody who sees the ticket: another system's own words may tell of fields they do not see. */
export function openReason(text: string): string {
  const read = readReason(text);
  return read === null ? writeReason("answered_no", "") : writeReason(read.reason, read.detail);
}

/** The detail of a reason as everybody may read it. */
export const openDetail = (reason: string, detail: string): string =>
  OPEN_DETAILS.some((open) => open === reason) ? detail : "";

/** The code in what `writeReason` wrote; null for any other text. */
export function readReason(text: string): { reason: CallReason; detail: string } | null {
  const [, code = "", detail = ""] = WRITTEN.exec(text) ?? [];
  return isCallReason(code) ? { reason: code, detail } : null;
}
