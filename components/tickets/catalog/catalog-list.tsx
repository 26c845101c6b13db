"use client";

import { SearchField } from "@heroui/react/search-field";
import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import type { CatalogEntry } from "@/lib/tickets/schema";

type Props = { entries: readonly CatalogEntry[] };

/** The flows somebody may file tickets of, by category. */
export function CatalogList({ entries }: Props) {
  const t = useTranslations("catalog");
  const locale = useLocale();
  const [text, setText] = useState("");
  const found = entries.filter((entry) => holds(entry, text, locale));
  if (entries.length === 0) return <EmptyState title={t("emptyTitle")} hint={t("emptyHint")} />;
  return (
    <div className="mx-auto flex w-full max-w-3xl flex-col gap-6 px-4 py-5 md:px-6">
      <SearchField aria-label={t("search")} value={text} onChange={setText} autoFocus fullWidth>
        <SearchField.Group>
          <SearchField.SearchIcon />
          <SearchField.Input placeholder={t("search")} />
          <SearchField.ClearButton />
        </SearchField.Group>
      </SearchField>
      {found.length === 0 && <EmptyState title={t("nothingFound", { text: text.trim() })} />}
      {categoriesOf(found, locale).map(([category, flows]) => (
        <section key={category} aria-label={category === "" ? t("other") : category}>
          <h2 className="mb-1.5 text-xs font-medium text-muted">{category === "" ? t("other") : category}</h2>
          <ul className="divide-y divide-separator overflow-hidden rounded-md border border-border">
            {flows.map((flow) => (
              <li key={flow.flowId}>
                <FlowLink flow={flow} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function FlowLink({ flow }: { flow: CatalogEntry }) {
  return (
    <Link
      href={`/new/${flow.flowId}`}
      className="flex min-h-12 items-center gap-3 px-3 py-2 hover:bg-surface-secondary focus-visible:-outline-offset-2"
    >
      <span className="min-w-0 grow">
        <span className="block text-sm font-medium">{flow.name}</span>
        {flow.description !== "" && <span className="block text-list text-muted">{flow.description}</span>}
      </span>
      <ChevronRight aria-hidden="true" className="size-4 shrink-0 text-muted" />
    </Link>
  );
}

function holds(entry: CatalogEntry, text: string, locale: string): boolean {
  const lower = (part: string) => part.toLocaleLowerCase(locale);
  return [entry.name, entry.description, entry.category].some((part) => lower(part).includes(lower(text.trim())));
}

/** Categories in alphabetical order, flows without one last. */
function categoriesOf(entries: readonly CatalogEntry[], locale: string): [string, CatalogEntry[]][] {
  const names = [...new Set(entries.map(({ category }) => category))];
  names.sort((a, b) => Number(a === "") - Number(b === "") || a.localeCompare(b, locale));
  return names.map((name) => [name, entries.filter(({ category }) => category === name)]);
}
