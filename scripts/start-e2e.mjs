import { rmSync } from "node:fs";
import { claimInstance } from "./launcher/instance.mjs";
import { readSettings } from "./launcher/settings.mjs";
import { stopServer } from "./postgres/server.mjs";
import { FriendlyError } from "./process/friendly-error.mjs";

// Empty values keep the .env files of a developer out of the tests.
Object.assign(process.env, {
  PORT: process.env.E2E_PORT,
  SKEIN_DATA: ".skein-e2e",
  SKEIN_DEMO: "on",
  SKEIN_ADMIN: "",
  DATABASE_URL: "",
  AUTH_SECRET: "",
  INNGEST_DEV: "",
  INNGEST_BASE_URL: "",
  INNGEST_EVENT_KEY: "",
  INNGEST_SIGNING_KEY: "",
  // Makes it stop when the test runner is gone, also where npm did not start that one.
  npm_lifecycle_event: "e2e",
});

try {
  const settings = readSettings();
  const { release } = await claimInstance(settings);
  await stopServer(settings.dataDirectory);
  release();
  rmSync(settings.dataDirectory, { recursive: true, force: true });
} catch (error) {
  if (!(error instanceof FriendlyError)) throw error;
  console.error(error.message);
  process.exit(1);
}

await import("./start.mjs");
