import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { runChild } from "../process/child.mjs";
import { PROJECT_ROOT } from "../process/project-root.mjs";
import { typescriptCommand } from "../process/typescript.mjs";
import { readDatabaseState } from "./database-state.mjs";
import { describeSignIns, signInsFile } from "./sign-ins.mjs";
import { hashFiles } from "./source-hash.mjs";

const SOURCES = ["db/migrations", "scripts/demo", "scripts/first-administrator.ts", "scripts/seed-demo.ts"];

/**
 * Fills an installation that nobody uses yet: with the demo, or with its first administrator. The scripts see for
 * themselves whether there is anything to do; they are not even asked when they have done their work on this database.
 * @param {import("../process/lifetime.mjs").Lifetime} lifetime
 * @param {ReturnType<typeof import("./progress.mjs").createProgress>} progress
 * @param {import("./settings.mjs").Settings} settings
 * @param {Record<string, string | undefined>} env
 * @returns {Promise<string[]>} what a person must know to get in, line by line
 */
export async function fillInstallation(lifetime, progress, settings, env) {
  const stamp = path.join(settings.dataDirectory, "filled");
  const before = await stampText(settings, env.DATABASE_URL);
  if (before !== null && readText(stamp) === before) return describeSignIns(settings);
  const fill = settings.hasDemo ? loadDemo : makeAdministrator;
  const link = await fill(lifetime, progress, env);
  if (link) return [`  Nobody can sign in yet. Make the first administrator: ${link}`];
  writeFileSync(stamp, (await stampText(settings, env.DATABASE_URL)) ?? "");
  return describeSignIns(settings);
}

async function loadDemo(lifetime, progress, env) {
  await runScript(lifetime, progress, env, { label: "Demo people and tickets", script: "scripts/seed-demo.ts" });
  return null;
}

async function makeAdministrator(lifetime, progress, env) {
  const script = "scripts/first-administrator.ts";
  const output = await runScript(lifetime, progress, env, { label: "First administrator", script });
  return /https?:\/\/\S+/.exec(output)?.[0] ?? null;
}

function runScript(lifetime, progress, env, { label, script }) {
  let lastLine = "";
  const onOutput = (text) => {
    lastLine = text.trim().split("\n").at(-1) ?? "";
  };
  const [node, args] = typescriptCommand(script);
  return progress.step(
    label,
    () => runChild(lifetime, node, args, { env, onOutput, failure: `${script} failed` }),
    () => lastLine,
  );
}

async function stampText(settings, databaseUrl) {
  if (settings.hasDemo && !existsSync(signInsFile(settings))) return null;
  const state = await readDatabaseState(databaseUrl);
  if (state === null) return null;
  return `${hashFiles(PROJECT_ROOT, SOURCES, { salt: `${state.identity} ${settings.hasDemo}` })}\n`;
}

function readText(file) {
  return existsSync(file) ? readFileSync(file, "utf8") : null;
}
