import { ScriptNode } from "@/lib/flows/definition";
import type { Directory } from "../../directory";
import type { StateRow } from "../../file/installation";
import type { Notes } from "../../note";

const LONGEST_SOURCE = 100_000;
const MISSING = 'raise Exception("This script was not among what was imported.")\n';

/**
 * What a state's script does, as it was written. Scripts reach into the original's own modules, so it will fail here,
 * where people see it and may skip it, until somebody rewrites it.
 */
export function toScript(state: StateRow, { scripts }: Directory, notes: Notes) {
  const script = scripts.get(Number(state.participant));
  const name = script?.name ?? state.participant;
  const source = script?.source ?? "";
  const isKept = source.trim() !== "" && source.length <= LONGEST_SOURCE;
  notes.add(isKept ? "script_kept" : "script_missing", { state: state.name, script: name });
  const isActive = script?.isActive ?? true;
  return ScriptNode.shape.script.parse({ language: "python", source: isKept ? source : MISSING, isActive });
}
