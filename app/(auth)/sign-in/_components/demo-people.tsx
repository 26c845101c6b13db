"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { Avatar } from "@/components/ui/avatar";
import { FormAlert } from "@/components/ui/form-alert";
import { signInAction } from "@/lib/auth/actions";
import { THROTTLE_MINUTES } from "@/lib/auth/sign-in/throttle-minutes";

type Person = { username: string; name: string; password: string; note: string };
type Props = { people: readonly Person[]; from: string };

export function DemoPeople({ people, from }: Props) {
  const t = useTranslations("auth");
  const [state, submit, isPending] = useActionState(signInAction, null);
  return (
    <section aria-labelledby="demo-title" className="mt-10">
      <h2 id="demo-title" className="text-list font-medium">
        {t("demo.title")}
      </h2>
      <p className="text-list text-muted">{t("demo.hint")}</p>
      {state !== null && <FormAlert>{t(`errors.${state.failure}`, { minutes: THROTTLE_MINUTES })}</FormAlert>}
      <ul className="mt-3 divide-y divide-separator overflow-hidden rounded-md border border-border bg-surface">
        {people.map((person) => (
          <li key={person.username}>
            <form action={submit}>
              <input type="hidden" name="from" value={from} />
              <input type="hidden" name="username" value={person.username} />
              <input type="hidden" name="password" value={person.password} />
              <button
                type="submit"
                disabled={isPending}
                className="flex min-h-11 w-full cursor-pointer items-center gap-2.5 px-3 py-1.5 text-start text-list hover:bg-surface-secondary focus-visible:-outline-offset-2 disabled:cursor-default disabled:opacity-60"
              >
                <Avatar name={person.name} username={person.username} size="large" />
                <span className="min-w-0 grow">
                  <span className="block truncate font-medium">{person.name}</span>
                  {person.note !== "" && <span className="block text-xs text-muted">{person.note}</span>}
                </span>
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}
