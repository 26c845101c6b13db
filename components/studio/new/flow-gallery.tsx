"use client";

import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { blankFlow } from "@/lib/flows/gallery/blank-flow";
import type { Template } from "@/lib/flows/gallery/gallery";
import { FlowCard } from "./flow-card";
import { ImportPanel } from "./import-panel";
import { NameDialog } from "./name-dialog";
import type { NewFlow } from "./new-flow";

const CATEGORIES = {
  leave: "people",
  onboarding: "people",
  access: "it",
  incident: "it",
  change: "it",
  release: "it",
  purchase: "money",
} as const;

/** What a new flow can begin with: nothing, a template, or a file. */
export function FlowGallery({ templates: offered }: { templates: readonly Template[] }) {
  const t = useTranslations("flows");
  const { blank, templates } = useBeginnings(offered);
  const [chosen, setChosen] = useState<NewFlow | null>(null);
  return (
    <div className="flex flex-col gap-6 px-4 py-4 md:px-5">
      <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]">
        <FlowCard beginning={blank} onChoose={setChosen} />
        <ImportPanel />
      </div>
      <section aria-labelledby="templates" className="flex flex-col gap-3">
        <h2 id="templates" className="text-list font-semibold">
          {t("creating.templates")}
        </h2>
        <div className="grid gap-4 sm:grid-cols-2 2xl:grid-cols-3">
          {templates.map((template) => (
            <FlowCard key={template.name} beginning={template} onChoose={setChosen} />
          ))}
        </div>
      </section>
      <NameDialog beginning={chosen} onClose={() => setChosen(null)} />
    </div>
  );
}

function useBeginnings(offered: readonly Template[]): { blank: NewFlow; templates: readonly NewFlow[] } {
  const t = useTranslations("flows");
  return useMemo(() => {
    const words = { start: t("creating.start"), submit: t("creating.submit"), end: t("creating.end") };
    return {
      blank: {
        name: t("creating.blank"),
        suggestion: "",
        description: t("creating.blankHint"),
        category: "",
        definition: blankFlow(words),
      },
      templates: offered.map(({ key, definition, references }) => {
        const name = t(`gallery.${key}.name`);
        const category = t(`categories.${CATEGORIES[key]}`);
        const description = t(`gallery.${key}.description`);
        return { name, suggestion: name, description, category, definition, references };
      }),
    };
  }, [t, offered]);
}
