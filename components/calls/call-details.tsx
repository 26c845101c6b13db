"use client";

import { useTranslations } from "next-intl";
import { useProblemText } from "@/components/forms/use-problem-text";
import type { CallView } from "@/lib/calls/schema";
import { CallTries } from "./call-tries";

type Props = { call: CallView };

/** Every try of a call and, for who may intervene, what was sent and which answers were not taken. */
export function CallDetails({ call }: Props) {
  const t = useTranslations("calls");
  const { tries, request, problems, id } = call;
  return (
    <div className={`grid gap-4 text-list ${request === null ? "" : "lg:grid-cols-2"}`}>
      <div className="flex min-w-0 flex-col gap-3">
        <Problems problems={problems} />
        {tries.length === 0 ? <p className="text-muted">{t("noTries")}</p> : <CallTries tries={tries} />}
        <p className="text-xs text-muted">
          {t("id")} <code className="wrap-anywhere">{id}</code>
        </p>
      </div>
      {request !== null && (
        <section className="min-w-0" aria-label={t("request")}>
          <h4 className="mb-1.5 text-xs font-medium text-muted">{t("request")}</h4>
          <pre
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard.
            tabIndex={0}
            className="max-h-96 overflow-auto rounded-md border border-border bg-surface p-3 text-xs whitespace-pre-wrap text-foreground wrap-anywhere"
          >
            {textOf(request)}
          </pre>
        </section>
      )}
    </div>
  );
}

function Problems({ problems }: Pick<CallView, "problems">) {
  const t = useTranslations("calls");
  const words = useProblemText();
  if (problems.length === 0) return null;
  return (
    <section aria-label={t("notTaken")}>
      <h4 className="mb-1 text-xs font-medium">{t("notTaken")}</h4>
      <ul className="list-disc ps-5">
        {problems.map(({ label, code, params }) => (
          <li key={`${label} ${code}`} className="wrap-anywhere">
            {t("problem", {
              field: label,
              problem: words({ path: label, code, ...(params === undefined ? {} : { params }) }),
            })}
          </li>
        ))}
      </ul>
    </section>
  );
}

function textOf({ method, url, headers, body }: NonNullable<CallView["request"]>): string {
  const head = [`${method} ${url}`, ...headers.map(({ name, value }) => `${name}: ${value}`)].join("\n");
  return body === "" ? head : `${head}\n\n${body}`;
}
