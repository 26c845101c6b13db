import { useFormatter, useTranslations } from "next-intl";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Waiting } from "@/lib/tickets/schema";
import { WaitingFor } from "../waiting-for";
import { WaitingNote } from "./waiting-note";

type Props = { task: Waiting };

/** Whom a ticket waits for, where, since when, who acts for them, and whether somebody has to claim it first. */
export function WaitingLine({ task }: Props) {
  const t = useTranslations("tickets.waiting");
  const { assignee, actsFor, standing } = task;
  const isUnclaimed = task.mustClaim && assignee === null;
  return (
    <span className="inline-flex flex-wrap items-center gap-x-1.5 gap-y-1">
      {t.rich("line", {
        node: task.nodeName,
        who: () => (
          <span className="font-medium">
            <WaitingFor task={task} />
          </span>
        ),
        muted: (chunks) => <span className="text-muted">{chunks}</span>,
        since: () => <RelativeTime at={task.since} className="text-muted" />,
      })}
      {isUnclaimed && <WaitingNote>{t("unclaimed")}</WaitingNote>}
      {task.isFallback && <WaitingNote>{t("fallback")}</WaitingNote>}
      {assignee?.absentUntil != null && <Absence assignee={assignee} until={assignee.absentUntil} />}
      {actsFor !== null && standing !== "none" && <WaitingNote>{t("actsFor", { name: actsFor.name })}</WaitingNote>}
    </span>
  );
}

type Absent = { assignee: NonNullable<Waiting["assignee"]>; until: string };

function Absence({ assignee: { name, standIn }, until }: Absent) {
  const t = useTranslations("tickets.waiting");
  const format = useFormatter();
  const day = format.dateTime(new Date(until), { dateStyle: "medium" });
  if (standIn === null) return <WaitingNote>{t("away", { name, until: day })}</WaitingNote>;
  return <WaitingNote>{t("awayActs", { name, until: day, standIn: standIn.name })}</WaitingNote>;
}
