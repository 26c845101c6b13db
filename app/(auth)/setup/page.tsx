import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { FormAlert } from "@/components/ui/form-alert";
import { SkeinMark } from "@/components/ui/skein-mark";
import { isSetupOpen } from "@/lib/directory/loaders";
import { LanguageLinks } from "../_components/language-links";
import { SetupForm } from "./_components/setup-form";

type Props = { searchParams: Promise<{ token?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("setup");
  return { title: t("title") };
}

export default async function SetupPage({ searchParams }: Props) {
  const { token } = await searchParams;
  const t = await getTranslations("setup");
  const given = typeof token === "string" ? token : "";
  const answer = await isSetupOpen(given);
  if (answer === "done") redirect("/sign-in");
  return (
    <>
      <div className="mb-8 flex items-center gap-2.5">
        <SkeinMark className="size-7" />
        <h1 className="text-title font-semibold tracking-tight">{t("title")}</h1>
      </div>
      {answer === "open" ? (
        <>
          <p className="mb-6 text-sm text-muted">{t("intro")}</p>
          <SetupForm token={given} />
        </>
      ) : (
        <FormAlert>{t("wrongLink")}</FormAlert>
      )}
      <div className="mt-auto pt-10">
        <LanguageLinks />
      </div>
    </>
  );
}
