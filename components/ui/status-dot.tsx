import { useTranslations } from "next-intl";

export type Status =
  | "draft"
  | "running"
  | "rejected"
  | "withdrawn"
  | "finished"
  | "closed"
  | "waiting-for-me"
  | "overdue";

type Props = { status: Status; hideWord?: boolean };

const COLOURS: Record<Status, string> = {
  draft: "border border-status-ended bg-transparent",
  running: "bg-status-running",
  rejected: "bg-status-rejected",
  withdrawn: "bg-status-ended",
  finished: "bg-status-finished",
  closed: "bg-status-ended",
  "waiting-for-me": "bg-accent",
  overdue: "bg-status-overdue",
};

/** A state said twice: by colour for the quick eye, by word for everybody. */
export function StatusDot({ status, hideWord = false }: Props) {
  const t = useTranslations("status");
  return (
    <span
      className="inline-flex items-center gap-1.5 align-middle whitespace-nowrap"
      title={hideWord ? t(status) : undefined}
    >
      <span aria-hidden="true" className={`size-2 shrink-0 rounded-full ${COLOURS[status]}`} />
      <span className={hideWord ? "sr-only" : undefined}>{t(status)}</span>
    </span>
  );
}
