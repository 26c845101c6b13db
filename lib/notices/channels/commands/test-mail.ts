import { randomUUID } from "node:crypto";
import { createTranslator } from "use-intl/core";
import { listReachable } from "@/db/queries/channels/outgoing";
import { defineCommand } from "@/lib/command";
import { demandAdministrator } from "@/lib/directory/administrator";
import { createMailer } from "@/lib/notices/mailer";
import { env } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import { outboundAllow } from "@/lib/platform/outbound/outbound-allow";
import { siteUrl } from "@/lib/platform/site-url";
import { catalogueOf } from "../catalogue";
import { TEST_EVENT, TestMailInput } from "../schema";
import { sendMail } from "../senders/send-mail";

/**
 * Mails whoever asks, now, by the installation's server, and answers what the server said. Nothing is written down.
 *
 * @throws AppError `forbidden` for anybody but an administrator; `conflict` for one without a mail address.
 */
export const testMail = defineCommand("notice.test_mail", TestMailInput, async (ctx, { locale }) => {
  await demandAdministrator(ctx.db, ctx.actor);
  const userId = ctx.actor.kind === "user" ? ctx.actor.userId : 0;
  const [person] = await listReachable(ctx.db, [userId]);
  const address = person?.email.trim() ?? "";
  if (address === "") throw new AppError("conflict", { reason: "no_mail_address" });
  const t = createTranslator({ locale, messages: catalogueOf(locale), namespace: "channels.message" });
  const at = ctx.clock.now();
  const about = { event: TEST_EVENT, link: null, ticketId: null, ticket: null, recipients: [], loonflow: {} };
  const message = {
    id: randomUUID(),
    title: t("testTitle"),
    content: t("testMail"),
    locale,
    createdAt: at,
    at,
    ...about,
  };
  const mailer = env.SMTP_URL === undefined ? null : createMailer({ url: env.SMTP_URL, from: env.MAIL_FROM });
  try {
    const means = { mailer, allow: outboundAllow(), siteUrl: siteUrl() };
    const verdict = await sendMail({ kind: "email", addresses: [address], server: null }, message, means);
    const trouble = verdict.end === "sent" ? null : { code: verdict.code, detail: verdict.detail };
    return { address, trouble };
  } finally {
    mailer?.close();
  }
});
