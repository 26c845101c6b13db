import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { startChild } from "../process/child.mjs";
import { PROJECT_ROOT } from "../process/project-root.mjs";

const VITEST = path.join(PROJECT_ROOT, "node_modules", "vitest", "vitest.mjs");

// Only on SIGINT does it tear down what it has set up, such as servers.
const POLITE_STOP = { stopSignal: "SIGINT", stopWithinMs: 30_000 };

/**
 * Runs one vitest project and counts its tests.
 * @param {import("../process/lifetime.mjs").Lifetime} lifetime
 * @param {string} project
 */
export async function runVitest(lifetime, project) {
  const folder = mkdtempSync(path.join(os.tmpdir(), "skein-vitest-"));
  const report = path.join(folder, "report.json");
  try {
    const args = ["run", "--project", project, "--allowOnly=false", "--reporter=default", "--reporter=json"];
    const { exited } = startChild(lifetime, process.execPath, [VITEST, ...args, `--outputFile.json=${report}`], {
      stdio: ["ignore", "inherit", "inherit"],
      ...POLITE_STOP,
    });
    const { code } = await Promise.race([exited, lifetime.untilStopped()]);
    return countVitest(readReport(report), code);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * A file that could not even be loaded counts as one failure, and so does a run that failed without saying where.
 * @param {Record<string, any> | null} report
 * @param {number | null} code
 */
export function countVitest(report, code) {
  if (report === null) return { passed: 0, failed: 1, skipped: 0 };
  const broken = report.testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0);
  const failed = report.numFailedTests + broken.length;
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}
