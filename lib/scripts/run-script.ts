import type { Json } from "@/lib/forms/form-definition";
import { CallFailed } from "@/lib/platform/outbound/call-failed";
import type { OutgoingCall } from "@/lib/platform/outbound/guarded-fetch";
import { openSandbox, type SandboxMessage } from "./sandbox-process";
import type { ScriptError, ScriptRun, ScriptTask } from "./script-run";
import { storableJson, storableText } from "./storable";

const MIB = 2 ** 20;
const MEMORY_BYTES = { javascript: 64 * MIB, python: 256 * MIB } as const;
const MAX_OUTPUT = 64 * 1024;
const MAX_RESULT = 256 * 1024;
const MAX_CALLS = 20;
/** Starting Python takes seconds, on a busy machine many. */
const START_MS = { javascript: 20_000, python: 60_000 } as const;
/** So much later than its time the process is killed, should it not end itself. */
const GRACE_MS = 500;

const METHODS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]);

/** After so long no run is still under way. */
export function longestRunMs({ language, timeoutMs }: Pick<ScriptTask, "language" | "timeoutMs">): number {
  return START_MS[language] + timeoutMs + GRACE_MS;
}

/**
 * Runs a script in a process of its own that is killed when its time is over. It reaches nothing but `input` and, with
 * at most twenty calls, `call`. Never throws for what a script does.
 */
export async function runScript(task: ScriptTask): Promise<ScriptRun> {
  const sandbox = openSandbox(task.language, MEMORY_BYTES[task.language]);
  if (sandbox === null) return { ok: false, output: "", durationMs: 0, error: failure("not_available") };
  const state = { output: "", begun: 0, calls: 0 };
  const outcome = await new Promise<{ result: string } | { error: ScriptError }>((resolve) => {
    const fail = (error: ScriptError) => resolve({ error });
    let timer = setTimeout(() => fail(failure("crashed")), START_MS[task.language]);
    sandbox.onMessage = (message) => {
      if (message.type === "ready") {
        clearTimeout(timer);
        state.begun = performance.now();
        timer = setTimeout(() => fail(failure("timed_out")), task.timeoutMs + GRACE_MS);
      } else if (message.type === "output") {
        state.output += message.text.slice(0, MAX_OUTPUT + 1 - state.output.length);
        if (state.output.length > MAX_OUTPUT) fail(failure("too_much_output"));
      } else if (message.type === "call") {
        state.calls += 1;
        const answered = state.calls > MAX_CALLS ? { refused: `at most ${MAX_CALLS} calls` } : carryOut(task, message);
        void Promise.resolve(answered).then((answer) => sandbox.answer(message.id, answer));
      } else {
        clearTimeout(timer);
        resolve("error" in message ? { error: message.error } : { result: message.result });
      }
    };
    sandbox.onEnd = (why) => {
      clearTimeout(timer);
      fail(failure(why));
    };
    sandbox.start({ source: task.source, input: task.input, timeoutMs: task.timeoutMs });
  });
  sandbox.kill();
  const durationMs = state.begun === 0 ? 0 : Math.round(performance.now() - state.begun);
  const run = { output: storableText(state.output.slice(0, MAX_OUTPUT)), durationMs };
  return { ...run, ...("error" in outcome ? { ok: false, error: trimmed(outcome.error) } : read(outcome.result)) };
}

const failure = (code: ScriptError["code"], message = ""): ScriptError => ({ code, message });

type Refused = { refused: string };

async function carryOut(task: ScriptTask, { request }: Extract<SandboxMessage, { type: "call" }>) {
  const method = request.method.toUpperCase();
  if (!METHODS.has(method)) return { refused: `no method ${method.slice(0, 20)}` } satisfies Refused;
  const call: OutgoingCall = { ...request, method };
  try {
    return await task.call(call);
  } catch (error) {
    return { refused: error instanceof CallFailed ? error.message : "failed" } satisfies Refused;
  }
}

/** A script gives fields and their values, or nothing. */
function read(text: string): { ok: true; result: Record<string, Json> } | { ok: false; error: ScriptError } {
  const bad = (message: string) => ({ ok: false, error: failure("bad_result", message) }) as const;
  if (text.length > MAX_RESULT) return bad("more than 256 KiB");
  let value: Json;
  try {
    value = storableJson(JSON.parse(text));
  } catch (error) {
    return bad(error instanceof RangeError ? error.message : "no JSON");
  }
  if (value === null) return { ok: true, result: {} };
  if (typeof value !== "object" || Array.isArray(value)) return bad("no object of fields and values");
  return { ok: true, result: value };
}

const MAX_MESSAGE = 2000;

function trimmed({ code, message, line }: ScriptError): ScriptError {
  return { code, message: storableText(message.slice(0, MAX_MESSAGE)), ...(line === undefined ? {} : { line }) };
}
