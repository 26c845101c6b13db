// Makes the administrator that SKEIN_ADMIN names, or says where the first one can be made in the browser.
import { connection, getDb } from "@/db/client";
import { hasPeople } from "@/db/store/people/user-store";
import { createFirstAdministrator } from "@/lib/directory/commands/create-first-administrator";
import { setupToken } from "@/lib/directory/setup-token";
import { env } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";

async function prepare(): Promise<void> {
  if (await hasPeople(getDb())) return;
  if (env.SKEIN_ADMIN === undefined) {
    console.log(`http://localhost:${env.PORT}/setup?token=${setupToken()}`);
    return;
  }
  const [username = "", ...rest] = env.SKEIN_ADMIN.split(":");
  const ctx = {
    db: getDb(),
    actor: { kind: "system" as const, name: "setup" as const },
    clock: { now: () => new Date() },
  };
  await createFirstAdministrator.run(ctx, { username, password: rest.join(":") });
}

try {
  await prepare();
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  const isShort = error.problems.some((problem) => problem.path === "password");
  console.error(
    isShort ? "The password in SKEIN_ADMIN must have at least 10 characters." : `SKEIN_ADMIN: ${error.message}`,
  );
  process.exitCode = 1;
} finally {
  await connection().sql.end();
}
