import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

/**
 * A fingerprint of files, the same wherever the project lies.
 * @param {string} root
 * @param {string[]} names files and folders below it; those that do not exist are left out
 * @param {{ salt?: string, except?: RegExp }} [options]
 * @returns {string}
 */
export function hashFiles(root, names, { salt = "", except } = {}) {
  const hash = createHash("sha256").update(salt);
  for (const file of names.flatMap((name) => listFiles(root, name)).filter((name) => !except?.test(name))) {
    hash.update(`\n${file}\n`).update(readFileSync(path.join(root, file)));
  }
  return hash.digest("hex");
}

function listFiles(root, name) {
  const full = path.join(root, name);
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [name];
  return readdirSync(full)
    .sort()
    .flatMap((child) => listFiles(root, `${name}/${child}`));
}
