import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { runChild } from "../process/child.mjs";
import { waitForLock } from "../process/lock.mjs";
import { PROJECT_ROOT } from "../process/project-root.mjs";

const LOCK_FILE = path.join(PROJECT_ROOT, "package-lock.json");
const MODULES = path.join(PROJECT_ROOT, "node_modules");
const STAMP = path.join(MODULES, ".skein-install");

/**
 * Installs the packages of package-lock.json unless exactly these are there already.
 * @param {import("../process/lifetime.mjs").Lifetime} lifetime
 * @param {ReturnType<typeof import("./progress.mjs").createProgress>} progress
 */
export async function installPackages(lifetime, progress) {
  const wanted = stampText();
  if (readText(STAMP) === wanted) return;
  const lock = await waitForLock(path.join(PROJECT_ROOT, ".skein-locks", "install"), {
    signal: lifetime.signal,
    onWait: ({ holder }) => progress.say(`  … waiting for process ${holder?.pid}, which is installing the packages`),
  });
  try {
    if (readText(STAMP) === wanted) return;
    if (!(existsSync(MODULES) && isInstalledByHand())) await runInstall(lifetime, progress);
    writeFileSync(STAMP, wanted);
  } finally {
    lock.release();
  }
}

async function runInstall(lifetime, progress) {
  const { packages } = JSON.parse(readFileSync(LOCK_FILE, "utf8"));
  const folders = Object.keys(packages).filter((place) => place !== "" && !packages[place].optional);
  await progress.step(
    "Installing the packages",
    () =>
      runChild(lifetime, ...npmCommand(["ci", "--include=dev", "--no-audit", "--no-fund"]), {
        failure: "npm ci failed",
      }),
    () =>
      `${folders.filter((folder) => existsSync(path.join(PROJECT_ROOT, folder, "package.json"))).length} of ${folders.length}`,
  );
}

/** npm, as the one that runs us where there is one; the production switches of the environment must not reach it. */
export function npmCommand(args) {
  const npm = process.env.npm_execpath;
  if (npm && /npm-cli\.c?js$/.test(npm)) return [process.execPath, [npm, ...args]];
  return process.platform === "win32" ? ["cmd.exe", ["/c", "npm", ...args]] : ["npm", args];
}

function stampText() {
  const hash = createHash("sha256").update(readFileSync(LOCK_FILE)).digest("hex");
  return `${hash} node ${process.versions.node.split(".")[0]} ${process.platform} ${process.arch}\n`;
}

/** Whether npm's own record of node_modules lists every package of the lock that is not optional, in its version. */
function isInstalledByHand() {
  const record = readText(path.join(MODULES, ".package-lock.json"));
  if (record === null) return false;
  const installed = JSON.parse(record).packages;
  return Object.entries(JSON.parse(readFileSync(LOCK_FILE, "utf8")).packages).every(
    ([place, wanted]) =>
      place === "" || (installed[place] ? installed[place].version === wanted.version : Boolean(wanted.optional)),
  );
}

function readText(file) {
  return existsSync(file) ? readFileSync(file, "utf8") : null;
}
