"use client";

import { Button } from "@heroui/react/button";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { CallProblems } from "@/components/calls/call-problems";
import { JobCalls } from "@/components/calls/job-calls";
import { FormAlert } from "@/components/ui/form-alert";
import type { CallView } from "@/lib/calls/schema";
import { retryJobAction, skipJobAction } from "@/lib/tickets/actions";
import type { OpenJob } from "@/lib/tickets/schema";
import { ScriptRuns } from "../detail/script-runs";
import { useReasonText } from "../detail/use-reason-text";
import { ReasonDialog } from "./reason-dialog";

type Props = {
  job: OpenJob;
  calls: readonly CallView[];
  ticket: { ticketId: number; serial: string };
  mayIntervene: boolean;
};

/** What others could not do for the ticket, and the ways on for who may intervene. */
export function FailedJob({ job, calls, ticket: { ticketId, serial }, mayIntervene }: Props) {
  const t = useTranslations("tickets");
  const words = useReasonText();
  const [open, setOpen] = useState<"retry" | "skip" | null>(null);
  const { jobNo, nodeName } = job;
  const common = { params: { serial, node: nodeName }, subject: serial, onClose: () => setOpen(null) };
  return (
    <FormAlert>
      <p className="font-medium">{t(`jobs.${job.kind}`, { node: nodeName })}</p>
      <p className="mt-0.5 max-w-[72ch] wrap-anywhere whitespace-pre-line">{words(job.error)}</p>
      <CallProblems problems={calls[0]?.problems ?? []} />
      <ScriptRuns runs={job.runs} />
      {mayIntervene ? (
        <div className="mt-2 flex gap-2">
          <Button size="sm" variant="outline" onPress={() => setOpen("retry")}>
            {t("jobs.retry")}
          </Button>
          <Button size="sm" variant="outline" onPress={() => setOpen("skip")}>
            {t("jobs.skip")}
          </Button>
        </div>
      ) : (
        <p className="mt-0.5">{t("jobs.stays")}</p>
      )}
      <JobCalls calls={calls} />
      <ReasonDialog
        words="retry"
        isOpen={open === "retry"}
        act={(reason) => retryJobAction({ ticketId, jobNo, reason })}
        {...common}
      />
      <ReasonDialog
        words="skip"
        isOpen={open === "skip"}
        act={(reason) => skipJobAction({ ticketId, jobNo, reason })}
        {...common}
      />
    </FormAlert>
  );
}
