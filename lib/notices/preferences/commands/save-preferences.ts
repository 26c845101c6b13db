import type { Tx } from "@/db/client";
import { hasWaiting, planDigests } from "@/db/store/notices/digest-store";
import { saveSettings, setPreferences } from "@/db/store/notices/notice-settings-store";
import { defineCommand } from "@/lib/command";
import { AppError } from "@/lib/platform/errors";
import { noticeReader } from "../../policy";
import { staysInApp } from "../concern";
import { digestTimes } from "../digest-time";
import { SavePreferencesInput } from "../schema";

/**
 * Keeps how the actor wants to be told. What already waits for a digest that is switched off comes in a last one, now.
 *
 * @throws AppError `forbidden` for anybody but a person at the screen; `conflict` when they chose something else in
 *   another window since.
 */
export const savePreferences = defineCommand("notice.save_preferences", SavePreferencesInput, (ctx, input) => {
  const userId = noticeReader(ctx.actor);
  const at = ctx.clock.now();
  const { digest, digestAt, weekdaysOnly, timeZone, revision: known } = input;
  const clock = { digestAt, weekdaysOnly, timeZone };
  const nextDigestAt = digest === "off" ? null : digestTimes({ ...clock, digest }, at).next.at;
  return ctx.db.transaction(async (tx) => {
    const revision = await saveSettings(tx, userId, { digest, ...clock, nextDigestAt }, known, at);
    if (revision === null) throw new AppError("conflict", { reason: "preferences_changed" });
    const chosen = input.preferences.map(({ concern, inApp, mail }) => {
      return { concern, inApp: inApp || staysInApp(concern), mail };
    });
    await setPreferences(tx, userId, chosen);
    if (digest === "off") await planLast(tx, userId, revision, at);
    return { revision, nextDigestAt: nextDigestAt?.toISOString() ?? null };
  });
});

async function planLast(tx: Tx, userId: number, revision: number, at: Date): Promise<void> {
  if (!(await hasWaiting(tx, userId))) return;
  await planDigests(tx, [{ userId, period: `last ${revision}`, dueAt: at.toISOString() }], at);
}
