import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { FormAlert } from "@/components/ui/form-alert";
import { SkeinMark } from "@/components/ui/skein-mark";
import { optionalUser } from "@/lib/auth/current-user";
import { oidcProvider } from "@/lib/auth/oidc-provider";
import { returnPath } from "@/lib/auth/return-path";
import { readDemoSignIns } from "@/lib/auth/sign-in/demo-sign-ins";
import { toSignInFailure } from "@/lib/auth/sign-in/sign-in-failure";
import { LanguageLinks } from "../_components/language-links";
import { DemoPeople } from "./_components/demo-people";
import { PasswordForm } from "./_components/password-form";
import { ProviderForm } from "./_components/provider-form";

type Props = { searchParams: Promise<{ from?: string | string[]; error?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth");
  return { title: t("title") };
}

export default async function SignInPage({ searchParams }: Props) {
  const query = await searchParams;
  const from = returnPath(first(query.from));
  if ((await optionalUser()) !== null) redirect(from);
  const [t, people] = [await getTranslations("auth"), await readDemoSignIns()];
  const failure = toSignInFailure(first(query.error));
  return (
    <>
      <div className="mb-8 flex items-center gap-2.5">
        <SkeinMark className="size-7" />
        <h1 className="text-title font-semibold tracking-tight">{t("heading")}</h1>
      </div>
      {failure !== null && (
        <div className="mb-4">
          <FormAlert>{t(`errors.${failure}`, { minutes: 0 })}</FormAlert>
        </div>
      )}
      <PasswordForm from={from} />
      {oidcProvider() !== null && <ProviderForm from={from} />}
      {people.length > 0 && <DemoPeople people={people} from={from} />}
      <div className="mt-auto pt-10">
        <LanguageLinks />
      </div>
    </>
  );
}

function first(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}
