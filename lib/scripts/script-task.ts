import type { FlowNode } from "@/lib/flows/definition";
import type { ScriptTask } from "./script-run";

type ScriptNode = Extract<FlowNode, { type: "script" }>;

const DEFAULT_SECONDS = { javascript: 10, python: 30 } as const;

/** Of every call that a script makes. */
export const SCRIPT_CALL_LIMITS = { timeoutMs: 10_000, maxBytes: 1_000_000 };

/** What a script node runs, and for how long. */
export function scriptTask({
  script: { language, source, timeoutSeconds },
}: ScriptNode): Pick<ScriptTask, "language" | "source" | "timeoutMs"> {
  return { language, source, timeoutMs: (timeoutSeconds ?? DEFAULT_SECONDS[language]) * 1000 };
}

/** Whether a script node may fill in a field. */
export const mayFillIn = ({ fields }: ScriptNode, key: string): boolean =>
  Object.hasOwn(fields, key) && ["edit", "required"].includes(fields[key] ?? "");
