import { type Concern, staysInApp } from "./concern";

/** `usual`: in the digest where there is one, otherwise at once. */
export const MAIL_CHOICES = ["usual", "at_once", "digest", "off"] as const;
export type MailChoice = (typeof MAIL_CHOICES)[number];

export const DIGESTS = ["off", "hourly", "daily"] as const;
export type Digest = (typeof DIGESTS)[number];

export type Choice = { inApp: boolean; mail: MailChoice };

export const USUAL_CHOICE: Choice = { inApp: true, mail: "usual" };

/** How a notice goes: in the inbox or not, and by mail at once, in the digest, or not at all. */
export type Way = { inApp: boolean; mail: Exclude<MailChoice, "usual"> };

/** What a choice means. A mail is never both at once and in a digest, and nothing waits for a digest that never comes. */
export function wayOf(concern: Concern, choice: Choice, digest: Digest): Way {
  const inApp = choice.inApp || staysInApp(concern);
  if (choice.mail === "off" || choice.mail === "at_once") return { inApp, mail: choice.mail };
  return { inApp, mail: digest === "off" ? "at_once" : "digest" };
}
