import nodemailer from "nodemailer";

type MailAddress = { name: string; address: string };

export type Mail = {
  /** Stays the same when a mail is sent again, so that receivers keep one. */
  messageId: string;
  /** Mails of one ticket are shown together; empty for none. */
  references: string;
  to: MailAddress | MailAddress[];
  subject: string;
  text: string;
  html: string;
};

export type Mailer = {
  /** @throws MailRefused when the receiver will never take it; anything else is worth another try. */
  send(mail: Mail): Promise<void>;
  close(): void;
};

/** The receiving server refused this mail or its address for good. */
export class MailRefused extends Error {
  override readonly name = "MailRefused";
}

const REFUSALS = new Set(["EENVELOPE", "EMESSAGE"]);

/** Sends by SMTP; `url` is smtp:// or smtps:// with the credentials in it. */
export function createMailer({ url, from }: { url: string; from: string }): Mailer {
  const transport = nodemailer.createTransport({
    url,
    pool: true,
    maxConnections: 4,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
  });
  return {
    async send(mail) {
      try {
        await transport.sendMail({ ...mail, from, headers: { "Auto-Submitted": "auto-generated" } });
      } catch (error) {
        if (isRefusal(error)) throw new MailRefused(error.message, { cause: error });
        throw error;
      }
    },
    close: () => transport.close(),
  };
}

function isRefusal(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  const { code, responseCode } = error as Error & { code?: string; responseCode?: number };
  return REFUSALS.has(code ?? "") && (responseCode ?? 0) >= 500;
}
