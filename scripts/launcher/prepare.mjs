import { mkdirSync } from "node:fs";
import { openEmbeddedDatabase } from "../postgres/database.mjs";
import { runChild } from "../process/child.mjs";
import { typescriptCommand } from "../process/typescript.mjs";
import { watchProcess } from "../process/watch.mjs";
import { childEnvironment } from "./child-environment.mjs";
import { readDatabaseState } from "./database-state.mjs";
import { keepSecrets } from "./secrets.mjs";

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
  if (!(await readDatabaseState(databaseUrl))?.isCurrent) await migrate(lifetime, progress, env);
  return env;
}

function migrate(lifetime, progress, env) {
  const [node, args] = typescriptCommand("db/migrate.ts");
  return progress.step("Bringing the database up to date", () =>
    runChild(lifetime, node, args, { env, failure: "The database could not be migrated" }),
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
