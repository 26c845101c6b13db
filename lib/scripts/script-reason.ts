import { SCRIPT_ERROR_CODES, type ScriptError } from "./script-run";

/** Why a script node failed; keys of `scripts.reasons` in the message catalogues. */
export const SCRIPT_REASONS = [...SCRIPT_ERROR_CODES, "inactive", "fields_refused", "ticket_refused"] as const;
export type ScriptReason = (typeof SCRIPT_REASONS)[number];

export type WrittenReason = { reason: ScriptReason; line: number | null; detail: string };

const WRITTEN = /^script\.([a-z_]+)(?:@(\d+))?(?:: ([\s\S]*))?$/;

/** What the ticket keeps of a failure: a code that pages put into words, such as `script.threw@3: TypeError: …`. */
export function writeScriptReason(reason: ScriptReason, { line, message }: Omit<ScriptError, "code">): string {
  return `script.${reason}${line === undefined ? "" : `@${line}`}${message === "" ? "" : `: ${message}`}`;
}

/** The parts of what `writeScriptReason` wrote; null for any other text. */
export function readScriptReason(text: string): WrittenReason | null {
  const [, code = "", line, detail = ""] = WRITTEN.exec(text) ?? [];
  const reason = SCRIPT_REASONS.find((known) => known === code);
  return reason === undefined ? null : { reason, line: line === undefined ? null : Number(line), detail };
}

/** What everybody who sees the ticket may know of it: that and why it failed, not what the script said or printed. */
export function openScriptText(text: string): string {
  const written = readScriptReason(text);
  return written === null ? "" : writeScriptReason(written.reason, { message: "" });
}
