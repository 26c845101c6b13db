"use client";

import { useTranslations } from "next-intl";
import type { SimulatedNotice } from "@/lib/simulator/schema";
import { useFlowWords } from "../use-flow-words";

/** A notice that would be told; opened it shows the whole text. */
export function NoticeLine({ notice }: { notice: SimulatedNotice }) {
  const t = useTranslations("simulator.log");
  const words = useFlowWords();
  const { channel, people, title, content, problem } = notice;
  const line =
    channel === null ? t("notice", { people: words.people(people), title }) : t("channel", { channel, title });
  return (
    <li className="text-muted">
      <details>
        <summary className="cursor-pointer wrap-anywhere hover:text-foreground focus-visible:focus-ring">
          {line}
        </summary>
        {problem !== "" && <p className="mt-1 text-warning-soft-foreground">{t("template", { reason: problem })}</p>}
        <p className="mt-1 max-w-[72ch] border-s-2 border-border ps-3 whitespace-pre-line wrap-anywhere">{content}</p>
      </details>
    </li>
  );
}
