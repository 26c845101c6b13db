// Runs one script in QuickJS, compiled to WebAssembly, in a process of its own: nothing of this process is in its reach
// but four functions, which take and give texts.
import variant from "@jitl/quickjs-wasmfile-release-sync";
import { newQuickJSWASMModuleFromVariant, newVariant, shouldInterruptAfterDeadline } from "quickjs-emscripten-core";
import { callOut, callsUnderWay, finish, ready, task, write } from "./wire.mjs";

const PAGE_BYTES = 65_536;
const INITIAL_PAGES = 256;
const STACK_BYTES = 256 * 1024;
/** How many lines come before the script's own first one. */
const LINES_BEFORE = 1;

/** Runs before the script and keeps what it needs to itself, so that no script can change it. */
const PRELUDE = `(() => {
  const { stringify, parse } = JSON;
  const [write, call] = [host_write, host_call];
  delete globalThis.host_write;
  delete globalThis.host_call;
  const text = (value) => {
    if (typeof value === "string") return value;
    try { return stringify(value) ?? String(value); } catch { return String(value); }
  };
  const log = (...values) => write(values.map(text).join(" ") + "\\n");
  globalThis.console = { log, info: log, warn: log, error: log, debug: log };
  globalThis.fetch = async (url, { method = "GET", headers = {}, body } = {}) => {
    const request = { url: String(url), method: String(method), headers: { ...headers } };
    if (body !== undefined && body !== null) request.body = text(body);
    const answer = parse(await call(stringify(request)));
    if (answer.refused !== undefined) throw new Error("fetch: " + answer.refused);
    const { status, headers: received, body: content } = answer;
    return {
      status,
      ok: status >= 200 && status < 300,
      headers: received,
      text: async () => content,
      json: async () => parse(content),
    };
  };
  return { toJson: (value) => stringify(value === undefined ? null : value), parse };
})()`;

class ScriptError {
  constructor(dumped) {
    this.dumped = dumped;
  }
}

const { source, input, timeoutMs, memoryBytes } = await task;
const wasmMemory = new WebAssembly.Memory({ initial: INITIAL_PAGES, maximum: Math.ceil(memoryBytes / PAGE_BYTES) });
const quickJs = await newQuickJSWASMModuleFromVariant(newVariant(variant, { wasmMemory }));
const runtime = quickJs.newRuntime();
runtime.setMaxStackSize(STACK_BYTES);
const vm = runtime.newContext();
ready();
runtime.setInterruptHandler(shouldInterruptAfterDeadline(Date.now() + timeoutMs));
setTimeout(() => finish({ error: { code: "timed_out", message: "" } }), timeoutMs).unref();

try {
  await run();
} catch (error) {
  finish({ error: faultOf(error) });
}

async function run() {
  give("host_write", (text) => write(vm.getString(text)));
  give("host_call", (request) => {
    const promise = vm.newPromise();
    callOut(JSON.parse(vm.getString(request))).then((answer) => {
      vm.newString(JSON.stringify(answer)).consume((handle) => promise.resolve(handle));
      settle();
    });
    return promise.handle;
  });
  const prelude = taken(vm.evalCode(PRELUDE, "skein.js"));
  const toJson = vm.getProp(prelude, "toJson");
  const parse = vm.getProp(prelude, "parse");
  for (const [name, value] of Object.entries(input)) {
    const text = vm.newString(JSON.stringify(value));
    vm.setProp(vm.global, name, taken(vm.callFunction(parse, vm.undefined, text)));
  }
  const promise = taken(vm.evalCode(`(async () => {\n${source}\n})()`, "script.js"));
  const resolved = vm.resolvePromise(promise);
  let isOver = false;
  resolved.then((result) => {
    isOver = true;
    end(result, toJson);
  });
  settle();
  // A promise that nothing is left to settle: the process would wait for ever.
  await new Promise((resolve) => setTimeout(resolve, 0));
  if (!isOver && callsUnderWay() === 0) finish({ error: { code: "never_ends", message: "" } });

  function settle() {
    const jobs = runtime.executePendingJobs();
    if (jobs.error) finish({ error: errorOf(vm.dump(jobs.error)) });
    setTimeout(() => {
      if (!isOver && callsUnderWay() === 0) finish({ error: { code: "never_ends", message: "" } });
    }, 0);
  }
}

function end(result, toJson) {
  if (result.error) return finish({ error: errorOf(vm.dump(result.error)) });
  const json = vm.callFunction(toJson, vm.undefined, result.value);
  if (json.error) {
    const error = errorOf(vm.dump(json.error));
    return finish({ error: error.code === "threw" ? { ...error, code: "bad_result" } : error });
  }
  finish({ result: vm.typeof(json.value) === "string" ? vm.getString(json.value) : "null" });
}

function give(name, work) {
  const handle = vm.newFunction(name, work);
  vm.setProp(vm.global, name, handle);
  handle.dispose();
}

function taken(result) {
  if (result.error) throw new ScriptError(vm.dump(result.error));
  return result.value;
}

function faultOf(error) {
  if (error instanceof ScriptError) return errorOf(error.dumped);
  // The WebAssembly itself gave up, which it does when there is no memory left to say so.
  return { code: "out_of_memory", message: "" };
}

function errorOf(dumped) {
  const isError = typeof dumped === "object" && dumped !== null;
  const message = isError ? `${dumped.name ?? "Error"}: ${dumped.message ?? ""}` : String(dumped);
  if (message.startsWith("InternalError: interrupted")) return { code: "timed_out", message: "" };
  if (message.startsWith("InternalError: out of memory")) return { code: "out_of_memory", message: "" };
  const line = Number(/script\.js:(\d+)/.exec(isError ? String(dumped.stack ?? "") : "")?.[1]);
  return { code: "threw", message, ...(line > LINES_BEFORE ? { line: line - LINES_BEFORE } : {}) };
}
