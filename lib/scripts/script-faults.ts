import { Script } from "node:vm";
import type { FlowDefinition } from "@/lib/flows/definition";

export type ScriptFault = { line: number; message: string };

/**
 * What keeps scripts from being read, by the keys of their nodes. They are read and not run; JavaScript only, since
 * reading Python takes Python.
 */
export function scriptFaults({ nodes }: FlowDefinition): ReadonlyMap<string, ScriptFault> {
  const faults = nodes.flatMap((node): [string, ScriptFault][] => {
    if (node.type !== "script" || node.script.language !== "javascript") return [];
    const fault = faultOf(node.script.source);
    return fault === null ? [] : [[node.key, fault]];
  });
  return new Map(faults);
}

function faultOf(source: string): ScriptFault | null {
  try {
    // The line before is the wrapper's, as in the sandbox.
    new Script(`(async () => {\n${source}\n})`, { filename: "script.js", lineOffset: -1 });
    return null;
  } catch (error) {
    const { message, stack = "" } = error as SyntaxError;
    return { line: Number(/script\.js:(\d+)/.exec(stack)?.[1] ?? 1), message };
  }
}
