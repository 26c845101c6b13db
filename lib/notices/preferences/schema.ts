import { z } from "zod";
import { isTimeZone } from "@/lib/i18n/time-zones";
import { DIGESTS, type Digest, MAIL_CHOICES, type MailChoice } from "./choice";
import { CONCERNS, type Concern } from "./concern";

const TimeZone = z.string().max(100).refine(isTimeZone, "not_a_time_zone");

const Preference = z.object({ concern: z.enum(CONCERNS), inApp: z.boolean(), mail: z.enum(MAIL_CHOICES) });

export const SavePreferencesInput = z.object({
  digest: z.enum(DIGESTS),
  /** `HH:MM` on the person's clock. */
  digestAt: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  weekdaysOnly: z.boolean(),
  timeZone: TimeZone,
  preferences: z
    .array(Preference)
    .refine((list) => new Set(list.map(({ concern }) => concern)).size === list.length, "twice"),
  /** As they were read; null where nothing was chosen yet. */
  revision: z.int().positive().nullable(),
});

export const RequestTestMailInput = z.object({ timeZone: TimeZone });

/** How the last test mail ended; `sending` while it is on its way. */
export type TestMail = { at: string; result: "sending" | "sent" | "refused" | "failed"; error: string };

export type PreferencesPage = {
  digest: Digest;
  digestAt: string;
  weekdaysOnly: boolean;
  /** null until something was chosen. */
  timeZone: string | null;
  nextDigestAt: string | null;
  choices: { concern: Concern; inApp: boolean; mail: MailChoice; staysInApp: boolean }[];
  revision: number | null;
  /** Where mail goes; empty without an address. */
  address: string;
  /** Whether this installation can send mail at all. */
  canMail: boolean;
  test: TestMail | null;
};
