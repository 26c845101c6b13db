import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import os from "node:os";
import { FriendlyError } from "../process/friendly-error.mjs";

const NOBODY = 65_534;
const NAMESPACE = ["unshare", "-U", `--map-user=${NOBODY}`, `--map-group=${NOBODY}`, "--"];

/** @typedef {"self" | "namespace" | "other"} AccountKind */

/**
 * PostgreSQL refuses to run as root and initdb wants an account with a name, so the programs may need another account:
 * nobody in a user namespace (which keeps our access to files), or, where namespaces are forbidden, another user.
 * @param {{ dataParent: string, directory: string, programs: string, kind?: AccountKind }} place the folder that holds
 *   the database directory, that directory, and the folder of the programs
 * @returns {{ kind: AccountKind, prefix: string[], owner: number | null }} what to put before a command, and who must
 *   own the files
 */
export function chooseAccount({ dataParent, directory, programs, kind }) {
  const owner = ownerOf(directory);
  switch (kind ?? bestKind(owner)) {
    case "self":
      return { kind: "self", prefix: [], owner: null };
    case "namespace":
      return { kind: "namespace", prefix: NAMESPACE, owner: null };
    default:
      return otherUser(owner || NOBODY, [dataParent, programs]);
  }
}

/** Hands the files of a database to the account, when they were made under another one. */
export function giveFiles(directory, { owner }) {
  if (owner === null || ownerOf(directory) === owner) return;
  const { status, stderr } = spawnSync("chown", ["-R", `${owner}:${owner}`, directory], { encoding: "utf8" });
  if (status !== 0) throw new FriendlyError(`The files in ${directory} cannot be given to account ${owner}: ${stderr}`);
}

/** Whether this system lets us make a user namespace; containers often forbid it. */
export function canUseNamespace() {
  return canRun(NAMESPACE);
}

function bestKind(owner) {
  if (process.getuid?.() !== 0) return hasName() || !canUseNamespace() ? "self" : "namespace";
  const belongsToOther = owner !== null && owner !== 0;
  return !belongsToOther && canUseNamespace() ? "namespace" : "other";
}

function otherUser(user, mustReach) {
  const plain = ["setpriv", `--reuid=${user}`, `--regid=${user}`, "--clear-groups"];
  const reaching = [...plain, "--inh-caps=+dac_override", "--ambient-caps=+dac_override"];
  for (const prefix of [plain, reaching]) {
    // Not `test -x`: it asks the kernel in a way that leaves capabilities out.
    if (mustReach.every((folder) => canRun(prefix, ["ls", "-d", `${folder}/.`])))
      return { kind: "other", prefix, owner: user };
  }
  throw new FriendlyError(
    `PostgreSQL does not run as root, and the account it would run as (${user}) cannot reach ${mustReach.join(" and ")}.\n` +
      "Run Skein as an ordinary user, put it and SKEIN_DATA into a folder others may enter, or set DATABASE_URL.",
  );
}

function canRun(prefix, command = ["true"]) {
  const [program, ...args] = [...prefix, ...command];
  return spawnSync(program, args, { stdio: "ignore" }).status === 0;
}

function ownerOf(directory) {
  return statSync(directory, { throwIfNoEntry: false })?.uid ?? null;
}

function hasName() {
  try {
    os.userInfo();
    return true;
  } catch {
    return false;
  }
}
