import {
  AlarmClock,
  AtSign,
  BellRing,
  CircleCheck,
  CircleDot,
  Copy,
  FilePlus2,
  Forward,
  type LucideIcon,
  MessageSquare,
  OctagonAlert,
  Unplug,
} from "lucide-react";
import type { NoticeKind } from "@/lib/notices/notice-kind";

const ICONS = {
  task_opened: CircleDot,
  task_assigned: Forward,
  reminded: BellRing,
  escalated: AlarmClock,
  mentioned: AtSign,
  copied: Copy,
  commented: MessageSquare,
  ticket_created: FilePlus2,
  ticket_ended: CircleCheck,
  job_failed: OctagonAlert,
  webhook_failing: Unplug,
} as const satisfies Record<NoticeKind, LucideIcon>;

const LOOKS: Partial<Record<NoticeKind, string>> = {
  task_opened: "text-accent",
  task_assigned: "text-accent",
  escalated: "text-warning-soft-foreground",
  job_failed: "text-(--danger-text)",
  webhook_failing: "text-(--danger-text)",
};

/** What a notice is about, beside the words that say so. */
export function NoticeIcon({ kind }: { kind: NoticeKind }) {
  const Icon = ICONS[kind];
  return <Icon aria-hidden="true" className={`mt-0.5 size-4 shrink-0 ${LOOKS[kind] ?? "text-muted"}`} />;
}
