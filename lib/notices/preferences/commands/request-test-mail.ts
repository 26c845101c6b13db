import { findDigestReader } from "@/db/queries/notices/digests";
import { noteTest } from "@/db/store/notices/notice-settings-store";
import { appendOutbox } from "@/db/store/outbox-store";
import { defineCommand } from "@/lib/command";
import { AppError } from "@/lib/platform/errors";
import { noticeReader } from "../../policy";
import { RequestTestMailInput } from "../schema";
import { USUAL_DIGEST } from "../usual";

const PAUSE_MS = 30_000;

/**
 * Has a test mail sent to the actor, the way every mail to them goes.
 *
 * @throws AppError `forbidden` for anybody but a person at the screen; `conflict` for who has no mail address;
 *   `refused` when one was sent a moment ago.
 */
export const requestTestMail = defineCommand("notice.request_test_mail", RequestTestMailInput, (ctx, { timeZone }) => {
  const userId = noticeReader(ctx.actor);
  const at = ctx.clock.now();
  return ctx.db.transaction(async (tx) => {
    const person = await findDigestReader(tx, userId);
    if (person === null || person.email.trim() === "") throw new AppError("conflict", { reason: "no_mail_address" });
    const times = { at, notAfter: new Date(at.getTime() - PAUSE_MS) };
    const isNoted = await noteTest(tx, userId, { ...USUAL_DIGEST, timeZone }, times);
    if (!isNoted) throw new AppError("refused", { reason: "test_mail_recently" });
    const payload = { userId, at: at.toISOString() };
    await appendOutbox(tx, [{ ticketId: null, topic: "notice/test-mail.requested.v1", payload }]);
    return { at: at.toISOString() };
  });
});
