import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

const FILES = [".env", ".env.local"];

/** The variables of `.env` and `.env.local` below `root`; the second file wins. */
export function readEnvFiles(root) {
  return Object.assign({}, ...FILES.map((name) => readEnvFile(path.join(root, name))));
}

function readEnvFile(file) {
  return existsSync(file) ? parseEnv(readFileSync(file, "utf8")) : {};
}

/**
 * @param {string} text lines of `NAME=value`, values optionally quoted, `#` starting a comment
 * @returns {Record<string, string>}
 */
export function parseEnv(text) {
  const variables = {};
  for (const line of text.split(/\r?\n/)) {
    const match = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=\s*(.*?)\s*$/.exec(line);
    if (match) variables[match[1]] = unquote(match[2]);
  }
  return variables;
}

function unquote(value) {
  const quoted = /^(["'])(.*?)\1\s*(?:#.*)?$/.exec(value);
  return quoted ? quoted[2] : value.replace(/(^|\s+)#.*$/, "");
}
