import { spawn } from "node:child_process";
import { chownSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { FriendlyError } from "../process/friendly-error.mjs";

export const ADMIN = "postgres";

// Sorting and case folding are PostgreSQL's own and so the same everywhere; the character classes that text search and
// trigrams ask for come from the system, under the name its UTF-8 locale has there.
const CHARACTER_CLASSES = { darwin: "UTF-8", win32: "C" };

/** Runs initdb unless the cluster exists. One that is interrupted leaves nothing that looks finished. */
export async function createCluster({ directory, binaries, account, adminPassword, isDurable }) {
  if (existsSync(path.join(directory, "PG_VERSION"))) return;
  const draft = `${directory}.new`;
  const passwordFile = `${directory}.password`;
  try {
    rmSync(draft, { recursive: true, force: true });
    mkdirSync(draft, { mode: 0o700 });
    writeFileSync(passwordFile, `${adminPassword}\n`, { mode: 0o600 });
    if (account.owner !== null) for (const file of [draft, passwordFile]) chownSync(file, account.owner, account.owner);
    await runInitdb([...account.prefix, binaries.initdb], draft, passwordFile, isDurable);
    renameSync(draft, directory);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

async function runInitdb(command, draft, passwordFile, isDurable) {
  const [program, ...args] = [
    ...command,
    `--pgdata=${draft}`,
    `--username=${ADMIN}`,
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--locale=C",
    `--lc-ctype=${CHARACTER_CLASSES[process.platform] ?? "C.UTF-8"}`,
    "--no-instructions",
    ...(isDurable ? [] : ["--no-sync"]),
  ];
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"], cwd: draft, detached: true });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text) => {
      output += text;
    });
  }
  const code = await new Promise((resolve, reject) => child.once("error", reject).once("close", resolve));
  if (code !== 0)
    throw new FriendlyError(
      `${output.trim()}\n\nThe embedded database could not be created (initdb, exit code ${code}).`,
    );
}
