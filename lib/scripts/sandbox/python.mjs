// Runs one script in Pyodide, which is Python compiled to WebAssembly. Pyodide alone shuts nobody in: whoever starts
// this process does, with flags that leave it no programs, no files but its own, no code made of texts and no network.
import { constants } from "node:fs";
import { capMemory } from "./cap-memory.mjs";
import { lockRealm } from "./lock-realm.mjs";
import { callOut, finish, ready, task, write } from "./wire.mjs";

const SCRIPT = "script.py";

/** Runs before the script, in names of its own. Gives what the script finds, and what reads its fields afterwards. */
const PRELUDE = `
import json, sys
import _skein

call = _skein.call

class Answer:
    def __init__(self, answer):
        self.status = answer["status"]
        self.ok = 200 <= self.status < 300
        self.headers = answer["headers"]
        self._body = answer["body"]
    def text(self):
        return self._body
    def json(self):
        return json.loads(self._body)

async def fetch(url, method="GET", headers=None, body=None):
    request = {"url": str(url), "method": str(method), "headers": headers or {}}
    if body is not None:
        request["body"] = body if isinstance(body, str) else json.dumps(body)
    answer = json.loads(await call(json.dumps(request)))
    if "refused" in answer:
        raise OSError("fetch: " + answer["refused"])
    return Answer(answer)

scope = {"__name__": "__main__", "fetch": fetch, "fields": {}, **json.loads(_skein.input)}
for name in [name for name in sys.modules if name.split(".")[0] in ("_skein", "js", "pyodide_js", "micropip")]:
    del sys.modules[name]
(scope, lambda dumps=json.dumps: dumps(scope["fields"], allow_nan=False))
`;

const { source, input, memoryBytes } = await task;
// Pyodide asks Node for the numbers of its file system, which the flags deny.
process.binding = () => ({ fs: constants });
capMemory(memoryBytes);
const { loadPyodide } = await import("pyodide");
const python = await loadPyodide({ jsglobals: Object.create(null), env: {} });
const decoder = new TextDecoder();
const output = {
  write(bytes) {
    write(decoder.decode(bytes, { stream: true }));
    return bytes.length;
  },
};
python.setStdout(output);
python.setStderr(output);
python.setStdin({ stdin: () => null });
python.registerJsModule("_skein", {
  input: JSON.stringify(input),
  call: async (text) => JSON.stringify(await callOut(JSON.parse(text))),
});
const [scope, readFields] = python.runPython(PRELUDE, { globals: python.toPy({}) });
for (const name of ["_skein", "js", "pyodide_js"]) python.unregisterJsModule(name);
lockRealm();
ready();

try {
  await python.runPythonAsync(source, { globals: scope, filename: SCRIPT });
  giveResult();
} catch (error) {
  finish({ error: errorOf(error) });
}

function giveResult() {
  try {
    finish({ result: readFields() });
  } catch (error) {
    finish({ error: { ...errorOf(error), code: "bad_result" } });
  }
}

function errorOf(error) {
  const text = String(error?.message ?? error).trim();
  if (text.includes("Access to this API has been restricted")) {
    return { code: "threw", message: "not allowed in a sandbox" };
  }
  const message = messageIn(text, error?.type);
  if (error?.type === "MemoryError" || /out of memory|allocation failed/.test(text)) {
    return { code: "out_of_memory", message: "" };
  }
  const line = Number([...text.matchAll(/File "script\.py", line (\d+)/g)].at(-1)?.[1]);
  const at = line > 0 ? { line } : {};
  const missing = error?.type === "ModuleNotFoundError" ? /'([\w.]+)'/.exec(message)?.[1] : undefined;
  return missing === undefined
    ? { code: "threw", message, ...at }
    : { code: "module_missing", message: missing, ...at };
}

/** What an exception says, which may be several lines, without the places it came from. */
function messageIn(text, type) {
  const lines = text.split("\n");
  const isHead = (line) => line.split(":")[0].split(".").at(-1) === type;
  const at = lines.findLastIndex(isHead);
  return at < 0 ? (lines.at(-1) ?? "") : lines.slice(at).join("\n");
}
