"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import type { SimulationView } from "@/lib/simulator/schema";
import { LogEntry } from "./log-entry";

/** All that has happened to the simulated ticket, the newest last and in sight. */
export function SimulationLog({ view }: { view: SimulationView | null }) {
  const t = useTranslations("simulator.log");
  const end = useRef<HTMLLIElement>(null);
  const count = view?.entries.length ?? 0;
  useEffect(() => {
    // On a phone the log stands below what is done, which is to stay in sight.
    if (count > 1 && window.innerWidth >= 1024) end.current?.scrollIntoView({ block: "nearest" });
  }, [count]);
  return (
    <section aria-label={t("title")} className="flex flex-col gap-3">
      <h2 className="text-sm font-medium">{t("title")}</h2>
      {view === null ? (
        <p className="text-list text-muted">{t("empty")}</p>
      ) : (
        <ol aria-live="polite" className="flex flex-col">
          {view.entries.map((entry, index) => (
            <LogEntry
              // Entries are only ever added at the end, or taken from it.
              // biome-ignore lint/suspicious/noArrayIndexKey: their place is what they are.
              key={index}
              entry={entry}
              ref={index === count - 1 ? end : null}
            />
          ))}
        </ol>
      )}
    </section>
  );
}
