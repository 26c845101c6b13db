import { afterEach, beforeEach, expect, test, vi } from "vitest";

beforeEach(() => {
  vi.resetModules();
  vi.spyOn(console, "error").mockImplementation(() => {});
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

async function load(variables: Record<string, string | undefined>) {
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  return (await import("./env")).env;
}

test("what is not given has a default", async () => {
  const env = await load({ DATABASE_POOL: "", SKEIN_DATA: undefined });
  expect(env).toMatchObject({ DATABASE_POOL: 10, SKEIN_DATA: ".skein", SKEIN_DEMO: "off" });
});

test.each([
  { DATABASE_URL: "" },
  { DATABASE_URL: "mysql://db/skein" },
  { AUTH_SECRET: "short" },
  { DATABASE_POOL: "many" },
  { SMTP_URL: "http://mail" },
  { UPLOAD_MAX_MB: "0" },
  { S3_ENDPOINT: "http://minio:9000" },
  { INNGEST_DEV: "1", INNGEST_EVENT_KEY: "e", INNGEST_SIGNING_KEY: "s" },
])("%j is refused", async (variables) => {
  await expect(load(variables)).rejects.toThrow("Invalid environment variables");
});

test("building needs no database and no secret", async () => {
  const env = await load({ NEXT_PHASE: "phase-production-build", DATABASE_URL: "", AUTH_SECRET: "" });
  expect(env.DATABASE_POOL).toBe(10);
});
