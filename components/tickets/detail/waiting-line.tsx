import { useTranslations } from "next-intl";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Waiting } from "@/lib/tickets/schema";
import { WaitingFor } from "../waiting-for";

type Props = { task: Waiting };

/** Whom a ticket waits for, where, since when, and whether somebody has to claim it first. */
export function WaitingLine({ task }: Props) {
  const t = useTranslations("tickets.waiting");
  const isUnclaimed = task.mustClaim && task.assignee === null;
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
      {isUnclaimed && <Note>{t("unclaimed")}</Note>}
      {task.isFallback && <Note>{t("fallback")}</Note>}
    </span>
  );
}

function Note({ children }: { children: string }) {
  return <span className="rounded-sm bg-default px-1.5 text-xs leading-5 text-muted">{children}</span>;
}
