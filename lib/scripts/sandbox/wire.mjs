// How a sandbox speaks with the process that started it: one JSON document per line, over standard input and output.
import { createInterface } from "node:readline";

const waiting = new Map();
let calls = 0;
let start;

/** @type {Promise<{ source: string, input: object, timeoutMs: number, memoryBytes: number }>} */
export const task = new Promise((resolve) => {
  start = resolve;
});

const lines = createInterface({ input: process.stdin });
lines.on("line", (line) => {
  const message = JSON.parse(line);
  if (message.type === "start") return start(message);
  waiting.get(message.id)?.(message.answer);
  waiting.delete(message.id);
});

// Whoever started it is gone.
lines.on("close", () => process.exit(1));

// What was not asked for may end the sandbox, but tells nobody more than that.
process.on("uncaughtException", (error) =>
  finish({ error: { code: "threw", message: String(error?.message ?? error) } }),
);

/** From now on the script's own time counts. */
export function ready() {
  send({ type: "ready" });
}

export function write(text) {
  send({ type: "output", text });
}

/** Has the starting process make a call; answers `{ status, headers, body }` or `{ refused }`. */
export function callOut(request) {
  calls += 1;
  const id = calls;
  send({ type: "call", id, request });
  return new Promise((resolve) => {
    waiting.set(id, resolve);
  });
}

export const callsUnderWay = () => waiting.size;

/** Ends the sandbox with a result, as JSON text, or an error. */
export function finish(outcome) {
  send({ type: "done", ...outcome }, () => process.exit(0));
}

function send(message, then) {
  process.stdout.write(`${JSON.stringify(message)}\n`, then);
}
