import type { Json } from "@/lib/forms/form-definition";
import type { CallAnswer, OutgoingCall } from "@/lib/platform/outbound/guarded-fetch";

export const SCRIPT_LANGUAGES = ["javascript", "python"] as const;
export type ScriptLanguage = (typeof SCRIPT_LANGUAGES)[number];

export const SCRIPT_ERROR_CODES = [
  "timed_out",
  "out_of_memory",
  "threw",
  "module_missing",
  "bad_result",
  "too_much_output",
  "never_ends",
  "crashed",
  "not_available",
] as const;

/** Why a script came to nothing. `line` counts from 1 and is left out where no line is to blame. */
export type ScriptError = { code: (typeof SCRIPT_ERROR_CODES)[number]; message: string; line?: number };

export type ScriptTask = {
  language: ScriptLanguage;
  source: string;
  /** What the script finds under these names. */
  input: Readonly<Record<string, Json>>;
  timeoutMs: number;
  /** Makes a call for the script. @throws CallFailed */
  call(request: OutgoingCall): Promise<CallAnswer>;
};

export type ScriptRun = {
  /** What it printed, cut at 64 KiB. */
  output: string;
  /** Without the time it took to start the sandbox. */
  durationMs: number;
} & ({ ok: true; result: Record<string, Json> } | { ok: false; error: ScriptError });
