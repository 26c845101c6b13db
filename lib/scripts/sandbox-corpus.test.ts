import { afterAll, describe, expect, test } from "vitest";
import { parseAllowList } from "@/lib/platform/outbound/address-guard";
import { CallFailed } from "@/lib/platform/outbound/call-failed";
import { callGuarded } from "@/lib/platform/outbound/guarded-fetch";
import { runScript } from "./run-script";
import { sandboxCommand } from "./sandbox-command";
import type { ScriptLanguage } from "./script-run";

/** Scripts that try to harm the server or to get out. Each must end, within its time, in a failure that says why. */
const limits = { allow: parseAllowList(""), timeoutMs: 2000, maxBytes: 10_000 };
const run = (language: ScriptLanguage, source: string, timeoutMs = language === "python" ? 3000 : 600) =>
  runScript({
    language,
    source,
    input: { ticket: { id: 1, fields: {} }, action: "run" },
    timeoutMs,
    call: (request) => callGuarded(request, limits),
  });

const before = process.memoryUsage().rss;
afterAll(() => {
  // What scripts hold, they hold in processes of their own.
  expect(process.memoryUsage().rss - before).toBeLessThan(200 * 2 ** 20);
});

describe("JavaScript fails clearly", () => {
  test.each([
    ["an endless loop", "for (;;);", "timed_out"],
    ["an endless loop of promises", "for (;;) await null;", "timed_out"],
    [
      "an endless chain of jobs",
      "const f = () => Promise.resolve().then(f); f(); await new Promise(() => {});",
      ["timed_out", "never_ends", "out_of_memory"],
    ],
    ["a regular expression that never ends", "/(a+)+$/.test('a'.repeat(50) + 'b');", "timed_out"],
    ["a getter that never ends in what it gives", "return { get days() { for (;;); } };", "timed_out"],
    ["a toJSON that never ends", "return { days: { toJSON() { for (;;); } } };", "timed_out"],
    ["a promise that nobody settles", "await new Promise(() => {});", "never_ends"],
    ["arrays without end", "const a = []; for (;;) a.push(new Array(1e5).fill(1));", "out_of_memory"],
    ["strings without end", "let s = 'x'; for (;;) s += s;", ["out_of_memory", "threw"]],
    ["bytes without end", "const a = []; for (;;) a.push(new Uint8Array(1e7));", "out_of_memory"],
    ["one huge buffer", "new ArrayBuffer(3e9);", ["threw", "out_of_memory"]],
    ["endless recursion", "const f = (n) => f(n + 1) + 1; f(0);", "threw"],
    [
      "recursion through JSON",
      "const o = {}; let p = o; for (let i = 0; i < 1e6; i++) p = p.a = {}; return o;",
      ["bad_result", "threw", "out_of_memory", "timed_out"],
    ],
    ["output without end", "for (;;) console.log('x'.repeat(1000));", ["too_much_output", "timed_out"]],
    ["one huge line", "console.log('x'.repeat(2e6));", "too_much_output"],
    ["a huge result", "return { days: 'x'.repeat(1e6) };", "bad_result"],
    ["a result that is a list", "return [1, 2];", "bad_result"],
    ["a result that is a text", "return 'three';", "bad_result"],
    ["a result that goes round", "const o = {}; o.o = o; return o;", "bad_result"],
    ["a result that JSON has no word for", "return { days: 10n };", "bad_result"],
    ["nothing thrown", "throw undefined;", "threw"],
    ["a huge text thrown", "throw 'x'.repeat(1e6);", "threw"],
    ["an error that throws when it is read", "throw { get message() { throw 1; } };", "threw"],
    ["what is no JavaScript", "return {", "threw"],
    ["a module", "await import('node:fs');", "threw"],
    ["Node's require", "require('node:fs');", "threw"],
    ["the process", "process.exit(0);", "threw"],
    [
      "the process, by the constructor of constructors",
      "this.constructor.constructor('return process')().exit();",
      "threw",
    ],
    ["the process, by a host function", "console.log.constructor('return process')().exit();", "threw"],
    ["the bridge to the host", "host_call('{}');", "threw"],
    [
      "a stack that shows functions",
      "Error.prepareStackTrace = (_, s) => s; new Error('x').stack[0].getThis().process.exit();",
      "threw",
    ],
    ["timers it does not have", "setTimeout(() => {}, 1e9);", "threw"],
  ] as const)("%s", async (_what, source, codes) => {
    const failed = await run("javascript", source);
    expect(failed).toMatchObject({ ok: false });
    expect([codes].flat()).toContain(failed.ok ? "nothing" : failed.error.code);
    expect(failed.durationMs).toBeLessThan(3000);
    expect(failed.output.length).toBeLessThanOrEqual(64 * 1024);
  });

  test.each([
    [
      "prototypes",
      "Object.prototype.days = 9; Array.prototype.map = null; JSON.parse = null; return { a: 1 };",
      { a: 1 },
    ],
    ["__proto__", 'return JSON.parse(\'{"__proto__": {"isAdmin": true}, "a": 1}\');', { a: 1 }],
    ["proxies", "return new Proxy({ a: 1 }, {});", { a: 1 }],
    ["no numbers", "return { a: NaN, b: Infinity, c: undefined, d: () => 1 };", { a: null, b: null }],
  ] as const)("games with %s stay in the script", async (_what, source, result) => {
    const played = await run("javascript", source);
    expect(played).toEqual(expect.objectContaining({ ok: true, result }));
    expect(Object.hasOwn(Object.prototype, "days")).toBe(false);
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });

  test.each([
    "http://127.0.0.1:1/",
    "http://localhost/",
    "http://169.254.169.254/latest/meta-data",
    "http://[::1]/",
    "http://0x7f.1/",
    "file:///etc/passwd",
    "http://user:secret@example.org/",
  ])("does not reach %s", async (url) => {
    const failed = await run("javascript", `await fetch(${JSON.stringify(url)});`);
    expect(failed).toMatchObject({
      ok: false,
      error: { code: "threw", message: expect.stringContaining("address_refused") },
    });
  });

  test("makes at most twenty calls", async () => {
    let calls = 0;
    const answered = await runScript({
      language: "javascript",
      source:
        "let n = 0; try { for (;;) { await fetch('https://example.org/'); n += 1; } } catch (e) { return { n, why: e.message }; }",
      input: {},
      timeoutMs: 2000,
      call: async () => {
        calls += 1;
        return { status: 200, headers: {}, body: "" };
      },
    });
    expect(answered).toMatchObject({ ok: true, result: { n: 20, why: expect.stringContaining("at most 20") } });
    expect(calls).toBe(20);
  });

  test("a call that never comes back ends with the script's time", async () => {
    const failed = await runScript({
      language: "javascript",
      source: "await fetch('https://example.org/');",
      input: {},
      timeoutMs: 500,
      call: () => new Promise(() => {}),
    });
    expect(failed).toMatchObject({ ok: false, error: { code: "timed_out" } });
  });

  test("a method that is none and a call that fails are the script's errors", async () => {
    expect(await run("javascript", "await fetch('https://example.org/', { method: 'TRACE' });")).toMatchObject({
      ok: false,
    });
    const failed = await runScript({
      language: "javascript",
      source: "await fetch('https://example.org/');",
      input: {},
      timeoutMs: 1000,
      call: () => Promise.reject(new CallFailed("unreachable", "away")),
    });
    expect(failed).toMatchObject({ ok: false, error: { message: "Error: fetch: unreachable: away" } });
  });
});

const OUT = "print('OUT')";
const C = "import ctypes\nctypes.CDLL(None)";
const JS = "from pyodide.ffi import to_js, create_proxy";
const TRAP = `${JS}
O = to_js([1]).constructor.prototype.__proto__.constructor
found = create_proxy(lambda this: print(this), capture_this=True)
O.defineProperty(O.prototype, "domain", to_js({"get": found}, dict_converter=O.fromEntries))`;
const hasPython = sandboxCommand("python", 0) !== null;

test.skipIf(hasPython)("where no walls can be put around Python it is not run", async () => {
  expect(await run("python", OUT)).toMatchObject({ ok: false, output: "", error: { code: "not_available" } });
});

(hasPython ? describe.concurrent : describe.skip)("Python fails clearly", { timeout: 60_000 }, () => {
  test.each([
    ["an endless loop", "while True: pass", "timed_out"],
    ["memory without end", "a = []\nwhile True: a.append('x' * 1000000)", "out_of_memory"],
    ["one huge number", "x = 10 ** (10 ** 9)", ["timed_out", "out_of_memory"]],
    ["endless recursion", "def f(n): return f(n + 1) + 1\nf(0)", ["threw", "crashed"]],
    ["output without end", "while True: print('x' * 1000)", "too_much_output"],
    ["a result that JSON has no word for", "fields['days'] = {1, 2}", "bad_result"],
    ["a program of this machine", `import os\nos.system('ls')\n${OUT}`, "threw"],
    ["a program, by subprocess", `import subprocess\nsubprocess.run(['ls'])\n${OUT}`, "threw"],
    ["another process", `import os\nos.fork()\n${OUT}`, "threw"],
    ["a thread", `import threading\nthreading.Thread(target=print).start()\n${OUT}`, "threw"],
    ["a file of this machine", `open('/etc/passwd').read()\n${OUT}`, "threw"],
    ["its own process", `open('/proc/self/environ').read()\nopen('/proc/self/maps').read()\n${OUT}`, "threw"],
    ["JavaScript, by import", `import js\njs.process.exit(0)\n${OUT}`, "module_missing"],
    ["JavaScript, by pyodide_js", `import pyodide_js\npyodide_js.FS.mkdir('/x')\n${OUT}`, "module_missing"],
    ["a package", `import micropip\nawait micropip.install('x')\n${OUT}`, "module_missing"],
    [
      "JavaScript, by what imports it",
      `import importlib\nimportlib.reload(__import__('js'))\n${OUT}`,
      "module_missing",
    ],
    ["JavaScript, by C", `${C}.emscripten_run_script(b'process.exit(0)')\n${OUT}`, "threw"],
    ["a program, by C", `${C}._emscripten_system(b'id')\n${OUT}`, "threw"],
    ["a file, by C", `${C}.emscripten_async_load_script(b'/etc/passwd', 0, 0)\nopen('/etc/passwd')\n${OUT}`, "threw"],
    ["a trap for what everything inherits from", `${TRAP}\n${OUT}`, "threw"],
    ["a trap for promises", `${JS}\nto_js([1]).constructor.from_([]).__proto__.map = print\n${OUT}`, "threw"],
    [
      "a trap in what gives timers",
      `${JS}\nimport pyodide.webloop as w\nw.scheduleCallback.__proto__.call = print\n${OUT}`,
      "threw",
    ],
    ["memory that JavaScript has", `${JS}\na = []\nwhile True: a.append(to_js(b'1' * 9_000_000))`, "out_of_memory"],
    [
      "memory, by WebAssembly",
      `${C}.emscripten_resize_heap(2_000_000_000)\na = bytearray(900_000_000)\n${OUT}`,
      "out_of_memory",
    ],
    [
      "a worker of its own",
      `import multiprocessing\nmultiprocessing.Process(target=print).start()\n${OUT}`,
      ["threw", "module_missing"],
    ],
    [
      "a promise that nobody settles",
      `import asyncio\nawait asyncio.get_running_loop().create_future()\n${OUT}`,
      "timed_out",
    ],
    ["what is no Python", "def f(:", "threw"],
    ["a result without end", "fields['days'] = fields", "bad_result"],
    ["a result that is none", "fields = 3", "bad_result"],
    ["a result that is no number", "fields['days'] = float('nan')", "bad_result"],
    [
      "a result that is no JSON",
      "import json\njson.encoder.JSONEncoder.encode = json.JSONEncoder.iterencode = lambda *a: 'none'\nfields['a'] = {1}",
      "bad_result",
    ],
    [
      "a result that is too deep",
      "import json\njson.JSONEncoder.encode = lambda *a: '[' * 90000 + ']' * 90000",
      "bad_result",
    ],
    ["an exit", `import sys\nsys.exit(0)\n${OUT}`, "threw"],
    ["JavaScript, by run_js", `from pyodide.code import run_js\nrun_js('process.exit(0)')\n${OUT}`, "module_missing"],
    [
      "JavaScript, by the constructor of constructors",
      `from pyodide.ffi import to_js\nto_js([1]).constructor.constructor('return process')().exit(0)\n${OUT}`,
      "threw",
    ],
    [
      "a stack that shows functions",
      `from pyodide.ffi import to_js, JsException\nE = to_js([1]).constructor\ntry:\n  to_js([1]).constructor.constructor('x')\nexcept JsException as e:\n  e.js_error.constructor.prepareStackTrace = lambda err, s: s\n${OUT}`,
      "threw",
    ],
    [
      "files, through the file systems of Pyodide",
      `import _pyodide_core, sys\nfrom pyodide.ffi import to_js\nimport pyodide._package_loader as p\np.loadPackage('x')\n${OUT}`,
      "threw",
    ],
    ["a socket", `import socket\ns = socket.create_connection(('127.0.0.1', 1), 1)\n${OUT}`, ["threw", "timed_out"]],
    [
      "an address, by urllib",
      `import urllib.request\nurllib.request.urlopen('http://127.0.0.1/')\n${OUT}`,
      ["threw", "timed_out"],
    ],
    ["a module of the original", "from apps.ticket.models import TicketRecord", "module_missing"],
  ] as const)("%s", async (_what, source, codes) => {
    const failed = await run("python", source);
    expect(failed.ok ? failed : [codes].flat()).toContain(failed.ok ? "nothing" : failed.error.code);
    expect(failed.output).not.toContain("OUT");
    expect(failed.durationMs).toBeLessThan(8000);
  });

  test("does not reach this machine by fetch", async () => {
    const failed = await run("python", "await fetch('http://127.0.0.1:1/')");
    expect(failed).toMatchObject({
      ok: false,
      error: { code: "threw", message: expect.stringContaining("address_refused") },
    });
  });

  test("sees nothing of the environment, and no folder but those Python brings", async () => {
    const source = "import os\nfields['env'] = sorted(os.environ)\nfields['root'] = sorted(os.listdir('/'))";
    const seen = await run("python", source);
    expect(seen.ok ? seen.result.root : seen).toEqual(["dev", "home", "lib", "proc", "tmp"]);
    const names = (seen.ok ? (seen.result.env as string[]) : []).filter(
      (name) => !/^(HOME|PWD|LANG|PATH|_|USER|LOGNAME|PYTHON\w*|LD_LIBRARY_PATH)$/.test(name),
    );
    expect(names).toEqual([]);
  });
});
