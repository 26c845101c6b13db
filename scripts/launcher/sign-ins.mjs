import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

/** Where the seed script leaves them. */
export function signInsFile({ dataDirectory }) {
  return path.join(dataDirectory, "demo-sign-ins.json");
}

/**
 * The people one can sign in as, as the seed script left them; nothing when there is no demo.
 * @param {import("./settings.mjs").Settings} settings
 * @returns {string[]} lines for a terminal
 */
export function describeSignIns(settings) {
  const file = signInsFile(settings);
  if (!settings.hasDemo || !existsSync(file)) return [];
  const people = JSON.parse(readFileSync(file, "utf8"));
  const width = (column) => Math.max(...people.map((person) => person[column].length));
  const [name, password] = [width("username"), width("password")];
  return [
    "  Sign in as (name, password):",
    ...people.map((person) =>
      `    ${person.username.padEnd(name)}  ${person.password.padEnd(password)}  ${[person.name, person.note].filter(Boolean).join(", ")}`.trimEnd(),
    ),
  ];
}
