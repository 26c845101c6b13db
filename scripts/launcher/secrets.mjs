import { randomBytes } from "node:crypto";
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { FriendlyError } from "../process/friendly-error.mjs";

const NAMES = ["authSecret", "databasePassword", "databaseAdminPassword"];

/**
 * The secrets of one installation, made once and kept in `secrets.json`, readable by its owner only.
 * @param {string} dataDirectory
 * @returns {{ authSecret: string, databasePassword: string, databaseAdminPassword: string }}
 */
export function keepSecrets(dataDirectory) {
  const file = path.join(dataDirectory, "secrets.json");
  const known = readSecrets(file);
  const missing = NAMES.filter((name) => typeof known[name] !== "string" || known[name] === "");
  if (missing.length === 0) return known;
  const secrets = {
    ...known,
    ...Object.fromEntries(missing.map((name) => [name, randomBytes(32).toString("base64url")])),
  };
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  renameSync(draft, file);
  return secrets;
}

function readSecrets(file) {
  let text;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if (error.code === "ENOENT") return {};
    throw error;
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new FriendlyError(
      `${file} is not valid JSON. Mend it, or delete it to get new secrets (everyone signs in again).`,
    );
  }
}
