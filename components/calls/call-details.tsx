"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { CallView } from "@/lib/calls/schema";
import { CallProblems } from "./call-problems";
import { CallTries } from "./call-tries";

type Props = {
  call: CallView;
  /** Left out where they stand somewhere else already. */
  hasProblems?: boolean;
  children?: ReactNode;
};

/** Every try of a call and, for who may intervene, what was sent and which answers were not taken; below, what can be done. */
export function CallDetails({ call, hasProblems = true, children }: Props) {
  const t = useTranslations("calls");
  const { tries, request, problems, id } = call;
  return (
    <div className={`grid gap-4 text-list ${request === null ? "" : "lg:grid-cols-2"}`}>
      <div className="flex min-w-0 flex-col gap-3">
        {hasProblems && <CallProblems problems={problems} />}
        {tries.length === 0 ? <p className="text-muted">{t("noTries")}</p> : <CallTries tries={tries} />}
        <p className="text-xs opacity-80">
          {t("id")} <code className="wrap-anywhere">{id}</code>
        </p>
        {children}
      </div>
      {request !== null && (
        <section className="min-w-0" aria-label={t("request")}>
          <h4 className="mb-1.5 text-xs font-medium opacity-80">{t("request")}</h4>
          <pre
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard.
            tabIndex={0}
            className="max-h-80 overflow-auto rounded-md border border-border bg-surface p-3 text-xs whitespace-pre-wrap text-foreground wrap-anywhere"
          >
            {textOf(request)}
          </pre>
        </section>
      )}
    </div>
  );
}

function textOf({ method, url, headers, body }: NonNullable<CallView["request"]>): string {
  const head = [`${method} ${url}`, ...headers.map(({ name, value }) => `${name}: ${value}`)].join("\n");
  return body === "" ? head : `${head}\n\n${body}`;
}
