import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { runChild } from "../process/child.mjs";
import { waitForLock } from "../process/lock.mjs";
import { PROJECT_ROOT } from "../process/project-root.mjs";
import { hashFiles } from "./source-hash.mjs";

const SOURCES = [
  "app",
  "components",
  "db",
  "i18n",
  "inngest",
  "lib",
  "messages",
  "public",
  "instrumentation-client.ts",
  "instrumentation.ts",
  "next.config.ts",
  "package-lock.json",
  "package.json",
  "postcss.config.mjs",
  "proxy.ts",
  "tsconfig.json",
];
const NOT_BUILT = /\.test\.tsx?$/;
const STAMP = path.join(PROJECT_ROOT, ".next", "skein-build");
export const NEXT = path.join(PROJECT_ROOT, "node_modules", "next", "dist", "bin", "next");

/**
 * Builds the application unless `.next` already holds a build of exactly these sources.
 * @param {import("../process/lifetime.mjs").Lifetime} lifetime
 * @param {ReturnType<typeof import("./progress.mjs").createProgress>} progress
 * @returns {Promise<boolean>} whether it had to build
 */
export async function buildApplication(lifetime, progress) {
  if (isBuilt()) return false;
  const lock = await waitForLock(path.join(PROJECT_ROOT, ".skein-locks", "build"), {
    signal: lifetime.signal,
    onWait: ({ holder }) => progress.say(`  … waiting for process ${holder?.pid}, which is building the application`),
  });
  try {
    if (isBuilt()) return false;
    const hash = hashSources();
    rmSync(STAMP, { force: true });
    await runBuild(lifetime, progress);
    writeFileSync(STAMP, hash);
    return true;
  } finally {
    lock.release();
  }
}

async function runBuild(lifetime, progress) {
  let lastLine = "";
  const { DATABASE_URL: _databaseUrl, ...env } = process.env;
  await progress.step(
    "Building the application",
    () =>
      runChild(lifetime, process.execPath, [NEXT, "build"], {
        env: { ...env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
        failure: "next build failed",
        onOutput: (text) => {
          lastLine =
            text
              .split(/[\r\n]+/)
              .findLast((line) => /^\s*[A-Z▲✓]/.test(line))
              ?.trim() ?? lastLine;
        },
      }),
    () => lastLine,
  );
}

function isBuilt() {
  return (
    existsSync(path.join(PROJECT_ROOT, ".next", "BUILD_ID")) &&
    existsSync(STAMP) &&
    readFileSync(STAMP, "utf8") === hashSources()
  );
}

/**
 * A fingerprint of everything that goes into a build; tests do not.
 * @param {string} [root]
 * @param {Record<string, string | undefined>} [environment]
 */
export function hashSources(root = PROJECT_ROOT, environment = process.env) {
  const publicNames = Object.keys(environment).filter((name) => name.startsWith("NEXT_PUBLIC_"));
  const values = publicNames.sort().map((name) => `${name}=${environment[name]}\n`);
  const salt = `node ${process.versions.node.split(".")[0]}\n${values.join("")}`;
  return hashFiles(root, SOURCES, { salt, except: NOT_BUILT });
}
