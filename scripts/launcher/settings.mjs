import path from "node:path";
import { FriendlyError } from "../process/friendly-error.mjs";
import { PROJECT_ROOT } from "../process/project-root.mjs";
import { readEnvFiles } from "./env-file.mjs";

/**
 * @typedef {object} Settings
 * @property {number} port
 * @property {string} dataDirectory absolute path of SKEIN_DATA
 * @property {string | null} databaseUrl null when the embedded database is used
 * @property {boolean} hasDemo
 * @property {Record<string, string | undefined>} variables the environment completed from the .env files
 */

/**
 * What the environment and the .env files ask for; the environment wins.
 * @param {Record<string, string | undefined>} [environment]
 * @returns {Settings}
 */
export function readSettings(environment = process.env, root = PROJECT_ROOT) {
  const variables = { ...readEnvFiles(root), ...environment };
  const databaseUrl = readDatabaseUrl(variables.DATABASE_URL);
  checkAdministrator(variables.SKEIN_ADMIN);
  return {
    port: readPort(variables.PORT),
    dataDirectory: path.resolve(root, variables.SKEIN_DATA || ".skein"),
    databaseUrl,
    hasDemo: readSwitch(variables.SKEIN_DEMO, databaseUrl === null),
    variables,
  };
}

function readPort(value) {
  if (!value) return 3000;
  const port = Number(value);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new FriendlyError(`PORT must be a number between 1 and 65535, not "${value}".`);
  }
  return port;
}

function readDatabaseUrl(value) {
  if (!value) return null;
  if (!/^postgres(ql)?:\/\/./.test(value)) {
    throw new FriendlyError("DATABASE_URL must look like postgres://name:password@host:5432/database.");
  }
  return value;
}

function readSwitch(value, fallback) {
  if (!value) return fallback;
  if (value !== "on" && value !== "off") throw new FriendlyError(`SKEIN_DEMO must be on or off, not "${value}".`);
  return value === "on";
}

function checkAdministrator(value) {
  if (value && !/^[^:\s]+:.+$/.test(value)) {
    throw new FriendlyError("SKEIN_ADMIN must be name:password.");
  }
}
