import { Check, Circle, CircleAlert, CircleDot, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { RelativeTime } from "@/components/ui/relative-time";
import type { ProgressStep } from "@/lib/tickets/schema";
import { WaitingFor } from "../waiting-for";

type Props = { steps: readonly ProgressStep[] };

/** The nodes of the flow: done, here, and to come. */
export function ProgressSteps({ steps }: Props) {
  const t = useTranslations("tickets.progress");
  return (
    <section aria-label={t("title")}>
      <h2 className="mb-3 text-xs font-medium text-muted">{t("title")}</h2>
      <ol className="flex flex-col">
        {steps.map((step, index) => (
          <li
            key={step.nodeId}
            aria-current={step.state === "current" ? "step" : undefined}
            className="relative flex gap-2.5 pb-4 last:pb-0"
          >
            {index < steps.length - 1 && (
              <span aria-hidden="true" className="absolute start-[9.5px] top-5 bottom-0 w-px bg-border" />
            )}
            <StepMark step={step} />
            <div className="min-w-0 grow text-list">
              <p className={step.state === "ahead" ? "text-muted" : "font-medium"}>
                {step.name}
                <span className="sr-only"> ({t(step.state)})</span>
              </p>
              {step.state === "current" ? <CurrentNote step={step} /> : <StepNote step={step} />}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function StepMark({ step: { state, last, jobs } }: { step: ProgressStep }) {
  const look = "mt-px size-4.5 shrink-0 bg-surface";
  if (jobs.some(({ status }) => status === "failed")) {
    return <CircleAlert aria-hidden="true" className={`${look} text-status-rejected`} />;
  }
  if (state === "current") return <CircleDot aria-hidden="true" className={`${look} text-accent`} />;
  if (state === "ahead") return <Circle aria-hidden="true" className={`${look} text-field-border`} />;
  if (last?.intent === "reject") return <X aria-hidden="true" className={`${look} text-status-rejected`} />;
  return <Check aria-hidden="true" className={`${look} text-status-finished`} />;
}

const NOTE = "flex min-w-0 items-center justify-between gap-2 text-xs text-muted";

/** Whom or what the ticket waits for there. */
function CurrentNote({ step: { waiting, jobs, until } }: { step: ProgressStep }) {
  const t = useTranslations("tickets.progress");
  return (
    <>
      {waiting.map((task) => (
        <p key={task.taskId} className={`${NOTE} mt-0.5`}>
          <WaitingFor task={task} />
          <RelativeTime at={task.since} />
        </p>
      ))}
      {jobs.map((job) => (
        <p key={job.jobNo} className={NOTE}>
          <span className="truncate">{t(`jobs.${job.status === "failed" ? "failed" : job.kind}`)}</span>
          <RelativeTime at={job.since} />
        </p>
      ))}
      {until !== null && (
        <p className={NOTE}>
          <span>{t("held")}</span>
          <RelativeTime at={until} />
        </p>
      )}
    </>
  );
}

function StepNote({ step: { state, last } }: { step: ProgressStep }) {
  const t = useTranslations("tickets.progress");
  if (last === null) return null;
  const name = last.actor?.name ?? "";
  return (
    <p className={NOTE}>
      <span className="truncate">{state === "ahead" && name !== "" ? t("earlier", { name }) : name}</span>
      <RelativeTime at={last.at} />
    </p>
  );
}
