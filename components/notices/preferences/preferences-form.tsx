"use client";

import { Button } from "@heroui/react/button";
import { toast } from "@heroui/react/toast";
import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { FormAlert } from "@/components/ui/form-alert";
import { savePreferencesAction } from "@/lib/notices/preferences/actions";
import type { PreferencesPage } from "@/lib/notices/preferences/schema";
import { ChoiceTable } from "./choice-table";
import { DigestFields } from "./digest-fields";
import type { Draft } from "./preferences-draft";

type Props = { page: PreferencesPage; timeZone: string };

/** Chooses how one is told of what; kept when it is saved. */
export function PreferencesForm({ page, timeZone }: Props) {
  const t = useTranslations("preferences");
  const { digest, digestAt, weekdaysOnly, choices } = page;
  const [draft, setDraft] = useState<Draft>({
    ...{ digest, digestAt, weekdaysOnly, choices },
    timeZone: page.timeZone ?? timeZone,
  });
  const { save, error, isPending } = useSave(page.revision);
  const edit = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }));
  return (
    <form
      noValidate
      aria-label={t("title")}
      className="flex flex-col gap-8"
      onSubmit={(event) => {
        event.preventDefault();
        save(draft);
      }}
    >
      {error !== null && <FormAlert>{error}</FormAlert>}
      <ChoiceTable
        choices={draft.choices}
        hasDigest={draft.digest !== "off"}
        onChange={(changed) => edit({ choices: changed })}
      />
      <DigestFields draft={draft} timeZone={timeZone} nextDigestAt={page.nextDigestAt} onChange={edit} />
      <div className="sticky bottom-0 -mx-4 border-t border-separator bg-surface px-4 py-3 md:-mx-6 md:px-6">
        <Button type="submit" isPending={isPending} className="max-md:w-full">
          {t("save")}
        </Button>
      </div>
    </form>
  );
}

function useSave(revision: number | null) {
  const t = useTranslations("preferences");
  const format = useFormatter();
  const router = useRouter();
  const [known, setKnown] = useState(revision);
  const [error, setError] = useState<string | null>(null);
  const [isPending, start] = useTransition();
  const save = ({ choices, ...draft }: Draft) => {
    setError(null);
    start(async () => {
      const preferences = choices.map(({ concern, inApp, mail }) => ({ concern, inApp, mail }));
      const answer = await savePreferencesAction({ ...draft, preferences, revision: known });
      if (!answer.ok) {
        setError(answer.error.problems[0]?.message ?? answer.error.message);
        return router.refresh();
      }
      setKnown(answer.data.revision);
      const { nextDigestAt } = answer.data;
      const at =
        nextDigestAt === null
          ? null
          : format.dateTime(new Date(nextDigestAt), { dateStyle: "medium", timeStyle: "short" });
      toast.success(at === null ? t("saved") : t("savedNext", { at }));
      router.refresh();
    });
  };
  return { save, error, isPending };
}
