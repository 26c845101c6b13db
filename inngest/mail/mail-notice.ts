import { type Inngest, NonRetriableError } from "inngest";
import { deliverByMail } from "@/lib/notices/mail-delivery";
import { MailRefused } from "@/lib/notices/mailer";
import { logger } from "@/lib/platform/logger";
import { anyNoticeRecorded, noticeRecorded } from "../events";
import type { FunctionMeans } from "../function-means";

export function mailNoticeFunction(inngest: Inngest, means: FunctionMeans) {
  return inngest.createFunction(
    { id: "mail-notice", retries: 10, triggers: [noticeRecorded, anyNoticeRecorded] },
    ({ event, step, attempt, maxAttempts }) =>
      step.run("send", async () => {
        try {
          const isLastTry = maxAttempts !== undefined && attempt + 1 >= maxAttempts;
          return await deliverByMail({ ...means, log: logger }, event.data.noticeId, isLastTry);
        } catch (error) {
          if (error instanceof MailRefused) throw new NonRetriableError(error.message, { cause: error });
          throw error;
        }
      }),
  );
}
