import { spawnSync } from "node:child_process";
import { cpSync, readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { PROJECT_ROOT } from "./process/project-root.mjs";

const MIGRATIONS = path.join(PROJECT_ROOT, "db", "migrations");
const KIT = path.join(PROJECT_ROOT, "node_modules", "drizzle-kit", "bin.cjs");

const problems = [...journalProblems(), ...driftProblems()];
for (const problem of problems) console.error(problem);
process.exit(problems.length === 0 ? 0 : 1);

/** The migrator applies only what the journal lists, and only entries younger than the last one it applied. */
function journalProblems() {
  const { entries } = readJournal(MIGRATIONS);
  const listed = entries.map(({ tag }) => `${tag}.sql`);
  const files = readdirSync(MIGRATIONS).filter((name) => name.endsWith(".sql"));
  const late = entries.filter((entry, index) => index > 0 && entry.when <= entries[index - 1].when);
  return [
    ...files.filter((name) => !listed.includes(name)).map((name) => `db/migrations/${name} is not in the journal.`),
    ...listed.filter((name) => !files.includes(name)).map((name) => `The journal lists ${name}, which does not exist.`),
    ...late.map(({ tag }) => `${tag} is older than the migration before it, so it would never be applied.`),
  ];
}

/** Generates into a copy; anything new means that somebody changed the schema and did not generate. */
function driftProblems() {
  const draft = `.skein-drift-${process.pid}`;
  const copy = path.join(PROJECT_ROOT, draft);
  try {
    cpSync(MIGRATIONS, copy, { recursive: true });
    const output = generate(draft);
    const known = readJournal(MIGRATIONS).entries.length;
    const drift = readJournal(copy).entries.slice(known);
    if (drift.length === 0) return output.status === 0 ? [] : [output.text];
    return [
      "The schema has changes without a migration. Run: npx drizzle-kit generate --name what-it-does",
      ...drift.map(({ tag }) => readFileSync(path.join(copy, `${tag}.sql`), "utf8")),
    ];
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

function generate(out) {
  const flags = [
    "--dialect=postgresql",
    "--schema=./db/schema/**/*.ts",
    `--out=${out}`,
    "--casing=snake_case",
    "--name=drift",
  ];
  const { status, stdout, stderr } = spawnSync(process.execPath, [KIT, "generate", ...flags], {
    cwd: PROJECT_ROOT,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });
  return { status, text: `${stdout}${stderr}` };
}

function readJournal(folder) {
  return JSON.parse(readFileSync(path.join(folder, "meta", "_journal.json"), "utf8"));
}
