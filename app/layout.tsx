import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { AriaLocale } from "@/components/shell/preferences/aria-locale";
import { RememberTimeZone } from "@/components/shell/preferences/remember-time-zone";
import { isTheme, THEME_COOKIE, TIME_ZONE_COOKIE } from "@/lib/i18n/preference-cookies";
import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("app");
  return { title: { default: t("name"), template: `%s · ${t("name")}` }, description: t("description") };
}

export const viewport: Viewport = {
  colorScheme: "light dark",
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const jar = await cookies();
  const theme = jar.get(THEME_COOKIE)?.value;
  return (
    <html lang={await getLocale()} className={isTheme(theme) && theme !== "system" ? theme : undefined}>
      <body>
        <NextIntlClientProvider>
          <AriaLocale>{children}</AriaLocale>
        </NextIntlClientProvider>
        <RememberTimeZone known={jar.get(TIME_ZONE_COOKIE)?.value ?? null} />
      </body>
    </html>
  );
}
