import { randomUUID } from "node:crypto";
import { createTranslator } from "use-intl/core";
import type { Tx } from "@/db/client";
import { findChannelLanguage } from "@/db/queries/notices/notice-rules";
import { listPeopleBehind } from "@/db/queries/notices/recipients";
import { insertChannelMessages } from "@/db/store/notices/channel-message-store";
import { defineCommand } from "@/lib/command";
import { DEFAULT_LOCALE } from "@/lib/i18n/locales";
import { catalogueOf } from "../../channels/catalogue";
import { recordNotices } from "../../record-notices";
import { demandUsable } from "../checked-templates";
import { demandManager } from "../flow-manager";
import { TrialInput } from "../schema";
import { kindOf, tryTemplates } from "../trial";

/**
 * Sends what a rule would say, marked as a test, by its channel, or to nobody but who asks. It goes the way every notice goes.
 *
 * @throws AppError as `previewNoticeRule`
 */
export const testNoticeRule = defineCommand("notice.test_rule", TrialInput, (ctx, input) =>
  ctx.db.transaction(async (tx) => {
    const { flowId, channelId, event } = input;
    const { userId, seesAll } = await demandManager(tx, ctx.actor, flowId);
    await demandUsable(tx, flowId, input);
    const { title, content } = await tryTemplates(tx, input, { userId, seesAll });
    const naturalKey = `test:${randomUUID()}`;
    const marked = await asTest(tx, channelId, title);
    if (channelId !== null) {
      const test = { channelId, ticketId: null, flowId, event, title: marked, content, recipientIds: [userId] };
      await insertChannelMessages(tx, [{ ...test, naturalKey, isTest: true }], ctx.clock.now());
      return { to: "channel" as const };
    }
    const me = await listPeopleBehind(tx, [{ type: "user", id: userId }]);
    const params = { ownTitle: marked, ownText: content, path: `/flows/${flowId}/notices` };
    await recordNotices(tx, { ticketId: null, kind: kindOf(event), naturalKey, params }, me, { byMail: true });
    return { to: "me" as const };
  }),
);

async function asTest(tx: Tx, channelId: number | null, title: string): Promise<string> {
  const locale = (channelId === null ? null : await findChannelLanguage(tx, channelId)) ?? DEFAULT_LOCALE;
  const t = createTranslator({ locale, messages: catalogueOf(locale), namespace: "noticeRules.said" });
  return t("test", { title });
}
