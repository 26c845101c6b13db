import { spawnSync } from "node:child_process";
import path from "node:path";
import { FriendlyError } from "../process/friendly-error.mjs";
import { chooseAccount } from "./account.mjs";
import { findBinaries } from "./binaries.mjs";
import { ADMIN } from "./cluster.mjs";

/** Gives the superuser of a stopped cluster a new password, in PostgreSQL's single-user mode. */
export function resetAdminPassword({ dataDirectory, adminPassword }) {
  const directory = path.join(dataDirectory, "postgres");
  const binaries = findBinaries();
  const account = chooseAccount({ dataParent: dataDirectory, directory, programs: binaries.folder });
  const [program, ...args] = [...account.prefix, binaries.postgres, "--single", "-D", directory, ADMIN];
  const { status, stderr } = spawnSync(program, args, {
    input: `alter role ${ADMIN} password '${adminPassword}'\n`,
    encoding: "utf8",
    cwd: directory,
  });
  if (status !== 0) throw new FriendlyError(`The password of the embedded database could not be renewed:\n${stderr}`);
}
