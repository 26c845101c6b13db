import { spawn } from "node:child_process";
import { z } from "zod";
import { sandboxCommand } from "./sandbox-command";
import { SCRIPT_ERROR_CODES, type ScriptError, type ScriptLanguage, type ScriptTask } from "./script-run";
import { watchMemory } from "./watch-memory";

/** What a sandbox may say; it is believed no further than that. */
const SandboxMessage = z.union([
  z.object({ type: z.literal("ready") }),
  z.object({ type: z.literal("output"), text: z.string() }),
  z.object({
    type: z.literal("call"),
    id: z.number(),
    request: z.object({
      url: z.string().max(2000),
      method: z.string().max(20),
      headers: z.record(z.string(), z.coerce.string()).default({}),
      body: z.string().optional(),
    }),
  }),
  z.object({
    type: z.literal("done"),
    error: z.object({
      code: z.enum(SCRIPT_ERROR_CODES),
      message: z.string(),
      line: z.int().positive().optional(),
    }),
  }),
  z.object({ type: z.literal("done"), result: z.string() }),
]);
export type SandboxMessage =
  | Exclude<z.output<typeof SandboxMessage>, { type: "done" }>
  | { type: "done"; result: string }
  | { type: "done"; error: ScriptError };

export type Sandbox = {
  onMessage: (message: SandboxMessage) => void;
  /** It ended without having said `done`. */
  onEnd: (why: ScriptError["code"]) => void;
  start(task: Pick<ScriptTask, "source" | "input" | "timeoutMs">): void;
  answer(id: number, answer: unknown): void;
  kill(): void;
};

const MAX_BYTES = 4 * 2 ** 20;
const EMPTY = {} as NodeJS.ProcessEnv;

/** A sandbox in a process of its own; null where there can be none for this language. */
export function openSandbox(language: ScriptLanguage, memoryBytes: number): Sandbox | null {
  const [program, ...args] = sandboxCommand(language, memoryBytes) ?? [];
  if (program === undefined) return null;
  const child = spawn(program, args, { env: EMPTY, stdio: ["pipe", "pipe", "ignore"], detached: true });
  let why: ScriptError["code"] = "crashed";
  const kill = () => {
    stopWatching();
    try {
      if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
    } catch {
      // It is gone already, or this system knows no groups of processes.
      child.kill("SIGKILL");
    }
  };
  const stopWatching = watchMemory(child.pid, memoryBytes, () => {
    why = "out_of_memory";
    kill();
  });
  const sandbox: Sandbox = {
    onMessage: () => {},
    onEnd: () => {},
    start: (task) => tell({ type: "start", ...task, memoryBytes }),
    answer: (id, answer) => tell({ id, answer }),
    kill,
  };
  const tell = (message: unknown) => child.stdin.write(`${JSON.stringify(message)}\n`);
  const lines = readLines((line) => {
    const message = SandboxMessage.safeParse(orNull(line));
    if (message.success) sandbox.onMessage(message.data as SandboxMessage);
  });
  let received = 0;
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    received += text.length;
    if (received <= MAX_BYTES) return lines(text);
    why = "too_much_output";
    kill();
  });
  child.stdin.on("error", () => {});
  child.once("error", () => sandbox.onEnd(why));
  child.once("close", () => {
    stopWatching();
    sandbox.onEnd(why);
  });
  return sandbox;
}

function readLines(take: (line: string) => void): (text: string) => void {
  let rest = "";
  return (text) => {
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) take(line);
  };
}

function orNull(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
