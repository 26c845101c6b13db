import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const NOT_OURS = ["**/node_modules/**", "**/.next/**", "**/.skein*/**", "e2e/**"];

// Modules check the configuration when they load; nothing listens on this address.
const ENVIRONMENT = {
  DATABASE_URL: "postgres://nobody@127.0.0.1:1/none",
  AUTH_SECRET: "a".repeat(32),
  LOG_LEVEL: "error",
};

export default defineConfig({
  resolve: {
    tsconfigPaths: true,
    alias: { "server-only": fileURLToPath(new URL("./db/testing/empty-module.ts", import.meta.url)) },
  },
  test: {
    pool: "forks",
    env: ENVIRONMENT,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["**/*.test.ts", "**/*.test.tsx"],
          exclude: [...NOT_OURS, "**/*.db.test.ts", "**/*.launch.test.ts"],
          // Random play takes three seconds on a quiet machine.
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: "db",
          include: ["**/*.db.test.ts"],
          exclude: NOT_OURS,
          globalSetup: ["./db/testing/global-setup.ts"],
          setupFiles: ["./db/testing/setup.ts"],
          // Half of their time files wait for the server, and each has a database of its own.
          maxWorkers: Math.max(2, availableParallelism() - 1),
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: "launch",
          include: ["scripts/**/*.launch.test.ts"],
          exclude: NOT_OURS,
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
