import net from "node:net";
import vm from "node:vm";

const LANGUAGE = [
  ...[
    "Object",
    "Function",
    "Array",
    "String",
    "Number",
    "Boolean",
    "Symbol",
    "BigInt",
    "Date",
    "RegExp",
    "Math",
    "JSON",
  ],
  ...["Promise", "Map", "Set", "WeakMap", "WeakSet", "WeakRef", "FinalizationRegistry", "Proxy", "Reflect", "Atomics"],
  ...["ArrayBuffer", "SharedArrayBuffer", "DataView", "Uint8Array", "Uint8ClampedArray", "Uint16Array", "Uint32Array"],
  ...["Int8Array", "Int16Array", "Int32Array", "Float32Array", "Float64Array", "BigInt64Array", "BigUint64Array"],
  ...["Error", "EvalError", "RangeError", "ReferenceError", "SyntaxError", "TypeError", "URIError", "AggregateError"],
  ...["WebAssembly", "Intl", "EventTarget", "Event", "MessagePort", "MessageChannel", "AbortSignal", "AbortController"],
];
/** What only syntax makes. */
const UNNAMED = [async () => {}, function* () {}, async function* () {}, [][Symbol.iterator](), new Map().entries()];
const MADE_BY_NODE = [setTimeout(() => {}, 0), setImmediate(() => {})];
/** Values that objects have of their own under the name of what they inherit. */
const SHADOWED = new Set(["constructor", "toString", "toLocaleString", "valueOf", "hasOwnProperty", "name", "message"]);

const refuse = () => {
  throw new Error("not in a sandbox");
};

/**
 * Leaves a script that reaches the objects of this process nothing to reach more with: what every object inherits from
 * can no longer be changed, so that nothing of the process falls into a trap laid there, and what opens files, programs
 * and sockets is gone.
 */
export function lockRealm() {
  for (const name of ["binding", "dlopen", "getBuiltinModule", "_linkedBinding", "kill", "_kill", "chdir", "report"]) {
    Object.defineProperty(process, name, { value: refuse, writable: false, configurable: false });
  }
  for (const name of ["require", "fetch", "Worker", "WebSocket"]) delete globalThis[name];
  net.Socket.prototype.connect = refuse;
  net.Server.prototype.listen = refuse;
  for (const name of Object.keys(vm)) vm[name] = refuse;
  // A stack trace made to measure would show a script the functions of this process.
  Object.defineProperty(Error, "prepareStackTrace", { value: undefined, writable: false, configurable: false });
  const seen = new Set();
  for (const name of LANGUAGE) freezeFrom(globalThis[name], seen);
  for (const made of [...UNNAMED, ...MADE_BY_NODE]) freezeFrom(Object.getPrototypeOf(made), seen);
}

function freezeFrom(value, seen) {
  const isObject = typeof value === "function" || (typeof value === "object" && value !== null);
  if (!isObject || seen.has(value)) return;
  seen.add(value);
  for (const key of Reflect.ownKeys(value)) {
    const property = Object.getOwnPropertyDescriptor(value, key);
    if (!("value" in property)) {
      freezeFrom(property.get, seen);
      freezeFrom(property.set, seen);
    } else {
      freezeFrom(property.value, seen);
      if (SHADOWED.has(key) && property.configurable && property.writable) letShadow(value, key, property);
    }
  }
  freezeFrom(Object.getPrototypeOf(value), seen);
  // Pyodide counts on this one number.
  if (value !== Error) Object.freeze(value);
  else lockAllBut(value, "stackTraceLimit");
}

/** A frozen value would keep heirs from having one of their own by assignment. */
function letShadow(owner, key, { value, enumerable }) {
  Object.defineProperty(owner, key, {
    enumerable,
    configurable: false,
    get: () => value,
    set(own) {
      if (this === owner) refuse();
      Object.defineProperty(this, key, { value: own, writable: true, enumerable: true, configurable: true });
    },
  });
}

function lockAllBut(owner, spared) {
  for (const key of Reflect.ownKeys(owner)) {
    const property = Object.getOwnPropertyDescriptor(owner, key);
    if (key === spared || !property.configurable) continue;
    Object.defineProperty(owner, key, { configurable: false, ...("value" in property ? { writable: false } : {}) });
  }
  Object.preventExtensions(owner);
}
