import { z } from "zod";
import { saveUserLocale } from "@/db/store/people/user-store";
import { defineCommand } from "@/lib/command";
import { LOCALES } from "@/lib/i18n/locales";
import { AppError } from "@/lib/platform/errors";

/** Sets the language of a person's pages and mails. Only for oneself. */
export const chooseLanguage = defineCommand(
  "user.choose-language",
  z.object({ locale: z.enum(LOCALES) }),
  async (ctx, { locale }) => {
    if (ctx.actor.kind !== "user") throw new AppError("forbidden", { reason: "people_only" });
    await saveUserLocale(ctx.db, ctx.actor.userId, locale);
    return { locale };
  },
);
