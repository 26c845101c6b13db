import { getTimeZone, getTranslations } from "next-intl/server";
import { MailAddress } from "@/components/notices/preferences/mail-address";
import { PreferencesForm } from "@/components/notices/preferences/preferences-form";
import { PageHeader } from "@/components/ui/page-header";
import { loadPreferences } from "@/lib/notices/preferences/loaders";

export async function generateMetadata() {
  const t = await getTranslations("preferences");
  return { title: t("title") };
}

export default async function PreferencesPage() {
  const [t, timeZone, page] = await Promise.all([getTranslations("preferences"), getTimeZone(), loadPreferences()]);
  return (
    <>
      <PageHeader title={t("title")} />
      <div className="mx-auto flex w-full max-w-3xl grow flex-col gap-8 px-4 pt-5 md:px-6">
        <p className="max-w-[72ch] text-list text-muted">{t("intro")}</p>
        <MailAddress address={page.address} canMail={page.canMail} timeZone={timeZone} />
        <PreferencesForm page={page} timeZone={timeZone} />
      </div>
    </>
  );
}
