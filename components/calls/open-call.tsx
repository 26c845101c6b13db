"use client";

import { useTranslations } from "next-intl";
import { FormAlert } from "@/components/ui/form-alert";
import { RelativeTime } from "@/components/ui/relative-time";
import type { CallView } from "@/lib/calls/schema";
import { MAX_TRIES } from "@/lib/calls/turn/try-schedule";
import { CallProblems } from "./call-problems";
import { JobCalls } from "./job-calls";
import { useCallReason } from "./use-call-reason";

type Props = { nodeName: string; calls: readonly CallView[] };

/** How it stands with what a hook asks of another system, while that is not over; nothing while all goes well. */
export function OpenCall({ nodeName, calls }: Props) {
  const t = useTranslations("calls");
  const [call] = calls;
  if (call === undefined || !isWorthTelling(call)) return null;
  return (
    <FormAlert tone={call.status === "waiting" && call.problems.length === 0 ? "info" : "warning"}>
      <p className="font-medium">
        {t(`open.${call.status === "waiting" ? "waiting" : "calling"}`, { node: nodeName })}
      </p>
      <p className="mt-0.5 max-w-[72ch]">
        <Standing call={call} />
      </p>
      {call.problems.length > 0 && <p className="mt-1.5">{t("refused")}</p>}
      <CallProblems problems={call.problems} />
      <JobCalls calls={calls} />
    </FormAlert>
  );
}

function isWorthTelling({ status, tries }: CallView): boolean {
  return status === "waiting" || (status === "calling" && (tries.length > 1 || tries.at(-1)?.state !== "under_way"));
}

function Standing({ call }: { call: CallView }) {
  const t = useTranslations("calls");
  const words = useCallReason();
  const { status, tries, nextTryAt, callbackDueAt } = call;
  const last = tries.at(-1);
  if (status === "waiting" && callbackDueAt !== null) {
    return t.rich("dueBy", { until: () => <RelativeTime at={callbackDueAt} className="font-medium" /> });
  }
  if (last === undefined) return t("noTries");
  const params = { no: last.no, max: MAX_TRIES };
  if (last.state !== "ended" || last.errorCode === "" || nextTryAt === null) return t(`tried.${last.state}`, params);
  return t.rich("tried.failed", {
    ...params,
    reason: words(last.errorCode, String(last.httpStatus)),
    next: () => <RelativeTime at={nextTryAt} className="font-medium" />,
  });
}
