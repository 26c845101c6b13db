import { mkdtempSync, rmSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import { PROJECT_ROOT } from "../../scripts/process/project-root.mjs";

type BundledProgram = { file: string; remove(): void };

/**
 * One of our programs as a single file that Node runs as it is: for tests that start it again and again, since reading
 * hundreds of modules takes most of its time to begin.
 */
export async function bundleProgram(entry: string): Promise<BundledProgram> {
  const folder = mkdtempSync(path.join(PROJECT_ROOT, ".skein-test-program-"));
  const file = path.join(folder, "program.mjs");
  await build({
    absWorkingDir: PROJECT_ROOT,
    entryPoints: [entry],
    outfile: file,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    alias: { "server-only": "./db/testing/empty-module.ts" },
    logLevel: "error",
  });
  return { file, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
