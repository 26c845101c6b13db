"use client";

import { useTranslations } from "next-intl";
import type { CallView } from "@/lib/calls/schema";
import { CallDetails } from "./call-details";

/** What a job has asked of another system, its newest attempt first; folded until somebody wants to know. */
export function JobCalls({ calls }: { calls: readonly CallView[] }) {
  const t = useTranslations("calls");
  const made = calls.filter(({ tries, request }) => tries.length > 0 || request !== null);
  if (made.length === 0) return null;
  return (
    <details className="mt-2">
      <summary className="w-fit cursor-pointer text-list focus-visible:focus-ring">
        {t("tries", { count: made.reduce((sum, { tries }) => sum + tries.length, 0) })}
      </summary>
      <div className="mt-2 flex flex-col gap-4">
        {made.map((call, index) => (
          <section key={call.id} aria-label={t("attempt", { no: call.attempt })}>
            {made.length > 1 && <h3 className="mb-1.5 font-medium">{t("attempt", { no: call.attempt })}</h3>}
            <CallDetails call={call} hasProblems={index > 0} />
          </section>
        ))}
      </div>
    </details>
  );
}
