import { getTranslations } from "next-intl/server";
import { AbsenceForm } from "@/components/people/absence-form";
import { AbsenceList } from "@/components/people/absence-list";
import { PageHeader } from "@/components/ui/page-header";
import { loadAbsencePage } from "@/lib/directory/loaders";

export async function generateMetadata() {
  const t = await getTranslations("absence");
  return { title: t("title") };
}

export default async function AbsencePage() {
  const [t, { absences, leader, flows }] = await Promise.all([getTranslations("absence"), loadAbsencePage()]);
  return (
    <>
      <PageHeader title={t("title")} />
      <div className="mx-auto flex w-full max-w-3xl flex-col gap-8 px-4 py-5 md:px-6">
        <p className="max-w-[72ch] text-list text-muted">{t("intro")}</p>
        <AbsenceForm leader={leader} flows={flows} />
        <AbsenceList absences={absences} />
      </div>
    </>
  );
}
