import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { startChild } from "../process/child.mjs";
import { findFreePort } from "../process/ports.mjs";
import { PROJECT_ROOT } from "../process/project-root.mjs";

export const PLAYWRIGHT = path.join(PROJECT_ROOT, "node_modules", "@playwright", "test", "cli.js");

// Only on SIGINT does it tear down what it has set up, such as servers.
const POLITE_STOP = { stopSignal: "SIGINT", stopWithinMs: 30_000 };

/**
 * Runs the end-to-end tests on a free port and counts them.
 * @param {import("../process/lifetime.mjs").Lifetime} lifetime
 */
export async function runPlaywright(lifetime) {
  const folder = mkdtempSync(path.join(os.tmpdir(), "skein-playwright-"));
  const report = path.join(folder, "report.json");
  try {
    const env = {
      ...process.env,
      E2E_PORT: process.env.E2E_PORT ?? String(await findFreePort()),
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    };
    const { exited } = startChild(
      lifetime,
      process.execPath,
      [PLAYWRIGHT, "test", "--forbid-only", "--reporter=list,json"],
      {
        env,
        stdio: ["ignore", "inherit", "inherit"],
        ...POLITE_STOP,
      },
    );
    const { code } = await Promise.race([exited, lifetime.untilStopped()]);
    return countPlaywright(readReport(report), code);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {Record<string, any> | null} report
 * @param {number | null} code
 */
export function countPlaywright(report, code) {
  if (report === null) return { passed: 0, failed: 1, skipped: 0 };
  const { expected, unexpected, flaky, skipped } = report.stats;
  const failed = unexpected + flaky;
  return { passed: expected, failed: failed === 0 && code !== 0 ? 1 : failed, skipped };
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}
