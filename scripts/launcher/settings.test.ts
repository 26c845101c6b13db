import { writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../testing/temporary-folder";
import { readSettings } from "./settings.mjs";

const root = path.resolve("/nowhere");

test("everything has a default", () => {
  expect(readSettings({}, root)).toMatchObject({
    port: 3000,
    dataDirectory: path.join(root, ".skein"),
    databaseUrl: null,
    hasDemo: true,
  });
});

test("with a server of one's own the demo is off unless asked for", () => {
  const DATABASE_URL = "postgres://skein:secret@db/skein";
  expect(readSettings({ DATABASE_URL }, root)).toMatchObject({ databaseUrl: DATABASE_URL, hasDemo: false });
  expect(readSettings({ DATABASE_URL, SKEIN_DEMO: "on" }, root).hasDemo).toBe(true);
});

test.each([
  [{ PORT: "0" }, "PORT"],
  [{ PORT: "http" }, "PORT"],
  [{ PORT: "70000" }, "PORT"],
  [{ SKEIN_DEMO: "yes" }, "SKEIN_DEMO"],
  [{ SKEIN_ADMIN: "ann" }, "SKEIN_ADMIN"],
  [{ DATABASE_URL: "mysql://db/skein" }, "DATABASE_URL"],
])("%j is refused by name", (environment, name) => {
  expect(() => readSettings(environment, root)).toThrow(name);
});

test("the environment wins over .env.local, and that over .env; an empty value wins too", () => {
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, ".env"), "PORT=3001\nSKEIN_DATA=one\nDATABASE_URL=postgres://db/skein\n");
  writeFileSync(path.join(folder, ".env.local"), "SKEIN_DATA=two\n");
  const settings = readSettings({ PORT: "3002", DATABASE_URL: "" }, folder);
  expect(settings).toMatchObject({ port: 3002, dataDirectory: path.join(folder, "two"), databaseUrl: null });
});
