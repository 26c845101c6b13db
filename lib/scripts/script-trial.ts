import type { Json } from "@/lib/forms/form-definition";
import type { FieldProblem } from "@/lib/platform/errors";
import type { ScriptReason } from "./script-reason";

/** A call that a tried script asked for. `status` is null where nothing answered, or where it was not let out. */
export type TriedCall = { method: string; url: string; status: number | null; why: string };

/** What a script came to that was tried with made-up values. */
export type ScriptTrial = {
  /** What it printed. */
  output: string;
  durationMs: number;
  calls: TriedCall[];
} & (
  | {
      ok: true;
      /** Field → what it would be filled with, as the script gave it. */
      result: Record<string, Json>;
      /** Fields that the node does not let it fill in, or that the form does not have. */
      foreign: string[];
      /** Values that the form would not take. */
      problems: FieldProblem[];
    }
  | { ok: false; reason: ScriptReason; detail: string; line: number | null }
);
