import { Users } from "lucide-react";
import { useTranslations } from "next-intl";
import { PersonName } from "@/components/ui/person-name";
import type { Waiting } from "@/lib/tickets/schema";

type Props = { task: Waiting };

/** Whom a task waits for: its owner, or the people, role or department that may take it. */
export function WaitingFor({ task }: Props) {
  const t = useTranslations("tickets.waiting");
  const { assignee, candidates, candidateCount } = task;
  if (assignee !== null) return <PersonName name={assignee.name} username={assignee.username} />;
  const [first] = candidates;
  if (first === undefined) return null;
  const others = candidateCount - 1;
  return (
    <span className="inline-flex min-w-0 items-center gap-1.5">
      {first.type === "user" ? (
        <PersonName name={first.name} username={first.username} />
      ) : (
        <span className="inline-flex min-w-0 items-center gap-1.5" title={t(first.type)}>
          <span className="inline-flex size-5 shrink-0 items-center justify-center rounded-full bg-default text-muted">
            <Users aria-hidden="true" className="size-3" />
          </span>
          <span className="truncate">{first.name}</span>
        </span>
      )}
      {others > 0 && (
        <span className="shrink-0 text-muted" title={candidates.map(({ name }) => name).join(", ")}>
          {t("others", { count: others })}
        </span>
      )}
    </span>
  );
}
