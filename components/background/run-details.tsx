import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { FormAlert } from "@/components/ui/form-alert";
import { RelativeTime } from "@/components/ui/relative-time";
import type { RunNextEntry, RunStepEntry, RunView } from "@/lib/background/schema";
import { RunActions } from "./run-actions";
import { RunStatus } from "./run-status";

/** One run: what it has done, what comes next, and what can be done about it. */
export function RunDetails({ run }: { run: RunView }) {
  const t = useTranslations("background");
  return (
    <div className="flex max-w-4xl flex-col gap-5 px-4 py-4 text-list md:px-5">
      <header className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h2 className="text-base font-semibold">{run.functionId}</h2>
        <RunStatus status={run.status} />
        {run.ticketId !== null && (
          <Link href={`/tickets/${run.ticketId}`} className="link">
            {t("ticket", { id: String(run.ticketId) })}
          </Link>
        )}
        <RelativeTime at={run.createdAt} className="text-muted" />
        <div className="ms-auto">
          <RunActions runId={run.id} status={run.status} />
        </div>
      </header>
      {run.error !== "" && <FormAlert tone={run.status === "failed" ? "error" : "warning"}>{run.error}</FormAlert>}
      {run.next.length > 0 && (
        <Part title={t("next")}>
          {run.next.map((next) => (
            <Next key={`${next.kind} ${next.name} ${next.at}`} next={next} />
          ))}
        </Part>
      )}
      <Part title={t("steps")}>
        {run.doneSteps.length === 0 ? (
          <li className="px-3 py-2 text-muted">{t("noSteps")}</li>
        ) : (
          run.doneSteps.map((step) => <Step key={step.id} step={step} />)
        )}
      </Part>
      <Source title={t("input")} text={run.input} />
      {run.output !== "" && <Source title={t("output")} text={run.output} />}
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3 className="mb-1.5 text-xs font-medium text-muted">{title}</h3>
      <ul className="divide-y divide-separator overflow-hidden rounded-md border border-border">{children}</ul>
    </section>
  );
}

function Step({ step }: { step: RunStepEntry }) {
  const t = useTranslations("background");
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 px-3 py-2">
      <span className="font-medium">{step.name}</span>
      <span className="text-muted">{step.isFailed ? t("stepFailed") : step.kind}</span>
      <RelativeTime at={step.at} className="ms-auto text-muted" />
      {step.output !== "" && (
        <pre className="w-full overflow-x-auto text-xs whitespace-pre-wrap text-muted">{step.output}</pre>
      )}
    </li>
  );
}

function Next({ next }: { next: RunNextEntry }) {
  const t = useTranslations("background");
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 px-3 py-2">
      <span className="font-medium">
        {next.isRunning ? t("atWork") : t(`nextKinds.${next.kind}`, { name: next.name })}
      </span>
      {next.attempt > 0 && (
        <span className="text-muted">{t("attempt", { attempt: next.attempt + 1, most: next.maxAttempts })}</span>
      )}
      <RelativeTime at={next.at} className="ms-auto text-muted" />
      {next.error !== "" && <p className="w-full break-words text-muted">{next.error}</p>}
    </li>
  );
}

function Source({ title, text }: { title: string; text: string }) {
  return (
    <section>
      <h3 className="mb-1.5 text-xs font-medium text-muted">{title}</h3>
      <pre className="max-h-80 overflow-auto rounded-md border border-border bg-surface-secondary p-3 text-xs">
        {text}
      </pre>
    </section>
  );
}
