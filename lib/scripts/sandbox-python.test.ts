import { describe, expect, test } from "vitest";
import { parseAllowList } from "@/lib/platform/outbound/address-guard";
import { callGuarded } from "@/lib/platform/outbound/guarded-fetch";
import { runScript } from "./run-script";
import { sandboxCommand } from "./sandbox-command";

/** Python scripts that try to harm the server or to get out. */
const limits = { allow: parseAllowList(""), timeoutMs: 2000, maxBytes: 10_000 };
const run = (source: string, timeoutMs = 5000) =>
  runScript({
    language: "python",
    source,
    input: { ticket: { id: 1, fields: {} }, action: "run" },
    timeoutMs,
    call: (request) => callGuarded(request, limits),
  });

const OUT = "print('OUT')";
const C = "import ctypes\nctypes.CDLL(None)";
const hasPython = sandboxCommand("python", 0) !== null;

test.skipIf(hasPython)("where no walls can be put around Python it is not run", async () => {
  expect(await run(OUT)).toMatchObject({ ok: false, output: "", error: { code: "not_available" } });
});

describe.runIf(hasPython)("Python", { timeout: 90_000 }, () => {
  test.concurrent.each([
    ["an endless loop", "while True: pass", "timed_out"],
    ["memory without end", "a = []\nwhile True: a.append('x' * 1000000)", "out_of_memory"],
    [
      "memory that JavaScript has",
      `${C}\n${"from pyodide.ffi import to_js\na = []\nwhile True: a.append(to_js(bytes(60_000_000)))"}`,
      "out_of_memory",
    ],
    [
      "memory, by WebAssembly",
      `${C}.emscripten_resize_heap(2_000_000_000)\na = bytearray(900_000_000)\n${OUT}`,
      "out_of_memory",
    ],
    ["one huge number", "x = 10 ** (10 ** 9)", ["timed_out", "out_of_memory"]],
    ["output without end", "while True: print('x' * 1000)", "too_much_output"],
    ["a promise that nobody settles", "import asyncio\nawait asyncio.get_running_loop().create_future()", "timed_out"],
    ["a result that is no number", "fields['days'] = float('nan')", "bad_result"],
    ["a result without end", "fields['days'] = fields", "bad_result"],
    [
      "a result that is no JSON",
      "import json\njson.JSONEncoder.iterencode = json.JSONEncoder.encode = lambda *a: 'none'",
      "bad_result",
    ],
    [
      "a result that is too deep",
      "import json\njson.JSONEncoder.encode = lambda *a: '[' * 90000 + ']' * 90000",
      "bad_result",
    ],
    ["JavaScript, by C", `${C}.emscripten_run_script(b'process.exit(0)')\n${OUT}`, "threw"],
    ["a program, by C", `${C}._emscripten_system(b'id')\n${OUT}`, "threw"],
    ["a program of this machine", `import os\nos.system('id')\n${OUT}`, "threw"],
    ["a module of the original", "from apps.ticket.models import TicketRecord", "module_missing"],
    ["what is no Python", "def f(:", "threw"],
    ["an exit", `import sys\nsys.exit(0)\n${OUT}`, "threw"],
  ] as const)("ends at %s", async (_what, source, codes) => {
    const failed = await run(source);
    expect(failed.ok ? failed : [codes].flat()).toContain(failed.ok ? "nothing" : failed.error.code);
    expect(failed.output).not.toContain("OUT");
    expect(failed.durationMs).toBeLessThan(9000);
  });

  test("does not get out by any of these ways", async () => {
    const source = `import json
from pyodide.code import eval_code_async
for what, way in json.loads(${JSON.stringify(JSON.stringify(WAYS.map(([what, way]) => [what, way])))}):
    try:
        await eval_code_async(way, globals={"fetch": fetch})
        fields[what] = "reached"
    except BaseException as error:
        fields[what] = type(error).__name__ + ": " + str(error)`;
    const tried = await run(source, 20_000);
    if (!tried.ok) throw new Error(`${tried.error.code} ${tried.error.message}`);
    for (const [what, , refusal] of WAYS)
      expect([what, tried.result[what]]).toEqual([what, expect.stringMatching(refusal)]);
  });

  test("sees nothing of the environment, and no folder but those Python brings", async () => {
    const source = "import os\nfields['env'] = sorted(os.environ)\nfields['root'] = sorted(os.listdir('/'))";
    const seen = await run(source);
    expect(seen.ok ? seen.result.root : seen).toEqual(["dev", "home", "lib", "proc", "tmp"]);
    const names = (seen.ok ? (seen.result.env as string[]) : []).filter(
      (name) => !/^(HOME|PWD|LANG|PATH|_|USER|LOGNAME|PYTHON\w*|LD_LIBRARY_PATH)$/.test(name),
    );
    expect(names).toEqual([]);
  });
});

const JS = "from pyodide.ffi import to_js, create_proxy, JsException\nlist_ = to_js([1])\n";
const FUNCTION = `${JS}Function = list_.constructor.constructor\n`;
const OBJECT = `${JS}Object = list_.constructor.prototype.__proto__.constructor\n`;

/** A way, and how it has to end. */
const WAYS: readonly [string, string, RegExp][] = [
  ["a program, by subprocess", "import subprocess; subprocess.run(['ls'])", /^OSError/],
  ["another process", "import os; os.fork()", /^(OSError|AttributeError)/],
  ["a program in its place", "import os; os.execv('/bin/ls', ['ls'])", /^(OSError|FileNotFoundError)/],
  ["a thread", "import threading; threading.Thread(target=print).start()", /^RuntimeError: can't start new thread/],
  [
    "a worker",
    "import multiprocessing; multiprocessing.Process(target=print).start()",
    /^(ModuleNotFoundError|ImportError|OSError)/,
  ],
  ["a file of this machine", "open('/etc/passwd')", /^FileNotFoundError/],
  ["a folder of this machine", "import os; os.listdir('/etc')", /^FileNotFoundError/],
  ["its own environment", "open('/proc/self/environ')", /^FileNotFoundError/],
  ["a socket", "import socket; socket.create_connection(('127.0.0.1', 1), 1)", /Error/],
  ["an address, by urllib", "import urllib.request; urllib.request.urlopen('http://127.0.0.1/')", /Error/],
  ["this machine, by fetch", "await fetch('http://127.0.0.1:1/')", /^OSError: fetch: address_refused/],
  ["metadata, by fetch", "await fetch('http://169.254.169.254/latest/meta-data')", /^OSError: fetch: address_refused/],
  ["a file, by fetch", "await fetch('file:///etc/passwd')", /^OSError: fetch: address_refused/],
  ["JavaScript, by import", "import js", /^ModuleNotFoundError/],
  ["JavaScript, by pyodide_js", "import pyodide_js", /^ModuleNotFoundError/],
  [
    "JavaScript, by its finder",
    "import sys; [f.find_spec('js', None).loader.load_module for f in sys.meta_path if f.find_spec('js', None)][0]",
    /^IndexError/,
  ],
  ["JavaScript, by run_js", "from pyodide.code import run_js; run_js('1')", /Error/],
  ["the bridge", "import _skein", /^ModuleNotFoundError/],
  ["a package", "import micropip", /^ModuleNotFoundError/],
  ["code of a text", `${FUNCTION}Function('return process')()`, /Code generation from strings disallowed/],
  [
    "code of a text, by a function",
    "import pyodide.webloop as w; w.scheduleCallback.constructor('1')",
    /Code generation from strings disallowed/,
  ],
  [
    "a trap for everything",
    `${OBJECT}Object.defineProperty(Object.prototype, "domain", to_js({"get": create_proxy(print)}, dict_converter=Object.fromEntries))`,
    /not extensible/,
  ],
  ["a trap by assignment", `${OBJECT}Object.prototype.toJSON = print`, /not extensible/],
  ["a trap for lists", `${JS}list_.constructor.prototype.map = print`, /read only/],
  ["a trap for iterators", `${JS}list_.values().__proto__.next = print`, /read only/],
  ["a trap for calls", `${FUNCTION}Function.prototype.call = print`, /read only/],
  ["a trap under a shadowed name", `${OBJECT}Object.prototype.toString = print`, /not in a sandbox/],
  [
    "a stack that shows functions",
    `${JS}
try: list_.constructor.new(-1)
except JsException as error: error.js_error.constructor.__proto__.prepareStackTrace = lambda error, stack: stack`,
    /read only|not extensible/,
  ],
];
