import { createHash } from "node:crypto";
import { Webhook } from "standardwebhooks";

type Message = {
  /** The same for every try of one message. */
  id: string;
  at: Date;
  body: string;
  secret: string;
  /** While a secret is being rotated: the receiver may still know only this one. */
  previousSecret?: string | null;
};

export type StandardHeaders = Record<"webhook-id" | "webhook-timestamp" | "webhook-signature", string>;
export type LoonflowHeaders = Record<"signature" | "timestamp", string>;

/** The headers of standard-webhooks (https://www.standardwebhooks.com): HMAC-SHA256 over id, whole seconds and body. */
export function signStandard({ id, at, body, secret, previousSecret = null }: Message): StandardHeaders {
  const secrets = previousSecret === null ? [secret] : [secret, previousSecret];
  return {
    "webhook-id": id,
    "webhook-timestamp": secondsOf(at),
    "webhook-signature": secrets.map((key) => webhookOf(key).sign(id, at, body)).join(" "),
  };
}

/** The headers that receivers written for loonflow check; they bind neither the body nor the address. */
export function signLoonflow({ at, secret }: { at: Date; secret: string }): LoonflowHeaders {
  const timestamp = secondsOf(at);
  return { signature: createHash("md5").update(`${timestamp}${secret}`).digest("hex"), timestamp };
}

const secondsOf = (at: Date) => String(Math.floor(at.getTime() / 1000));

const PREFIX = "whsec_";
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** `whsec_` and base64 is a key as the standard writes it; any other text is itself the key. */
function webhookOf(secret: string): Webhook {
  const encoded = secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : "";
  if (encoded !== "" && BASE64.test(encoded)) return new Webhook(secret);
  return new Webhook(Buffer.from(secret, "utf8"), { format: "raw" });
}
