import "server-only";
import { getDb } from "@/db/client";
import { optionalUser, requireUser } from "@/lib/auth/current-user";
import { env } from "@/lib/platform/env";
import { readPreferences } from "./read-preferences";
import type { PreferencesPage, TestMail } from "./schema";

/** How the reader is told of things. */
export async function loadPreferences(): Promise<PreferencesPage> {
  const { scope } = await requireUser();
  return readPreferences(getDb(), scope.userId, { canMail: env.SMTP_URL !== undefined });
}

/** How the reader's last test mail ended. */
export async function loadTestMail(): Promise<TestMail | null> {
  const current = await optionalUser();
  if (current === null) return null;
  return (await readPreferences(getDb(), current.scope.userId, { canMail: true })).test;
}
