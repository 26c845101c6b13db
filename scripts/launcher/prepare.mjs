import { mkdirSync } from "node:fs";
import { openEmbeddedDatabase } from "../postgres/database.mjs";
import { runChild } from "../process/child.mjs";
import { typescriptCommand } from "../process/typescript.mjs";
import { watchProcess } from "../process/watch.mjs";
import { childEnvironment } from "./child-environment.mjs";
import { keepSecrets } from "./secrets.mjs";
import { describeSignIns } from "./sign-ins.mjs";

/**
 * Opens the database the settings ask for and brings its schema up to date.
 * @param {import("../process/lifetime.mjs").Lifetime} lifetime
 * @param {ReturnType<typeof import("./progress.mjs").createProgress>} progress
 * @param {import("./settings.mjs").Settings} settings
 * @returns {Promise<NodeJS.ProcessEnv>} the environment of programs that use the database
 */
export async function prepareDatabase(lifetime, progress, settings) {
  const databaseUrl = settings.databaseUrl ?? (await openForLifetime(lifetime, progress, settings));
  const env = childEnvironment(settings, { databaseUrl, authSecret: findAuthSecret(settings) });
  await progress.step("Bringing the database up to date", () =>
    runChild(lifetime, ...typescriptCommand("db/migrate.ts"), { env, failure: "The database could not be migrated" }),
  );
  return env;
}

/**
 * Fills an installation that nobody uses yet: with the demo, or with its first administrator. The scripts see for
 * themselves whether there is anything to do.
 * @param {import("../process/lifetime.mjs").Lifetime} lifetime
 * @param {ReturnType<typeof import("./progress.mjs").createProgress>} progress
 * @param {import("./settings.mjs").Settings} settings
 * @param {Record<string, string | undefined>} env
 * @returns {Promise<string[]>} what a person must know to get in, line by line
 */
export async function fillInstallation(lifetime, progress, settings, env) {
  if (settings.hasDemo) {
    await runScript(lifetime, progress, env, { label: "Demo people and tickets", script: "scripts/seed-demo.ts" });
    return describeSignIns(settings);
  }
  const output = await runScript(lifetime, progress, env, {
    label: "First administrator",
    script: "scripts/first-administrator.ts",
  });
  const link = /https?:\/\/\S+/.exec(output)?.[0];
  return link ? [`  Nobody can sign in yet. Make the first administrator: ${link}`] : [];
}

function runScript(lifetime, progress, env, { label, script }) {
  let lastLine = "";
  const onOutput = (text) => {
    lastLine = text.trim().split("\n").at(-1) ?? "";
  };
  return progress.step(
    label,
    () => runChild(lifetime, ...typescriptCommand(script), { env, onOutput, failure: `${script} failed` }),
    () => lastLine,
  );
}

async function openForLifetime(lifetime, progress, settings) {
  const database = await progress.step("Embedded PostgreSQL", () => openEmbeddedDatabase(settings, lifetime.signal));
  lifetime.hold({ stop: database.close, force: database.kill });
  watchProcess(lifetime, database.pid, () =>
    lifetime.fail("The embedded PostgreSQL has stopped; see postgres.log in SKEIN_DATA."),
  );
  return database.url;
}

function findAuthSecret({ variables, dataDirectory }) {
  if (variables.AUTH_SECRET) return variables.AUTH_SECRET;
  mkdirSync(dataDirectory, { recursive: true, mode: 0o711 });
  return keepSecrets(dataDirectory).authSecret;
}
