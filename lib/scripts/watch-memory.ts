import { readFileSync } from "node:fs";

const EVERY_MS = 200;
const PAGE_BYTES = 4096;
/** What the process around a script needs itself. */
const ALLOWANCE_BYTES = 384 * 2 ** 20;

/**
 * Calls `exceeded` when a process and those it started hold much more than a script may have. A second net: the script's
 * memory is capped where it is handed out.
 *
 * @returns a function that ends the watch.
 */
export function watchMemory(pid: number | undefined, bytes: number, exceeded: () => void): () => void {
  if (pid === undefined || process.platform !== "linux") return () => {};
  const timer = setInterval(() => {
    if (residentBytes(pid) <= bytes + ALLOWANCE_BYTES) return;
    clearInterval(timer);
    exceeded();
  }, EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}

function residentBytes(pid: number): number {
  try {
    const pages = Number(readFileSync(`/proc/${pid}/statm`, "utf8").split(" ")[1]);
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ").filter(Boolean);
    return children.reduce((sum, child) => sum + residentBytes(Number(child)), pages * PAGE_BYTES);
  } catch {
    return 0;
  }
}
