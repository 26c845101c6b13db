import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";

/** A folder that is gone when the test that runs is over; others may enter it. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), "skein-test-"));
  chmodSync(folder, 0o755);
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
