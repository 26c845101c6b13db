import {
  ArrowRightLeft,
  BellRing,
  Check,
  Clock,
  Code,
  CopyPlus,
  CornerDownLeft,
  FilePen,
  FilePlus,
  Forward,
  Hand,
  type LucideIcon,
  MessageSquare,
  Minus,
  Network,
  PenLine,
  Replace,
  RotateCcw,
  Save,
  Send,
  SkipForward,
  Trash2,
  Undo2,
  Unlock,
  UserMinus,
  UserPlus,
  UserSearch,
  Waypoints,
  Webhook,
  X,
} from "lucide-react";
import type { TimelineEntry } from "@/lib/tickets/schema";

const ACTIONS = {
  create: Send,
  draft: FilePlus,
  save: Save,
  claim: Hand,
  release: Unlock,
  transfer: Forward,
  delegate: ArrowRightLeft,
  return: CornerDownLeft,
  add_signer: UserPlus,
  remove_signer: UserMinus,
  send_back: Undo2,
  withdraw: PenLine,
  comment: MessageSquare,
  copy: CopyPlus,
  remind: BellRing,
  timer: Clock,
  hook: Webhook,
  script: Code,
  children: Network,
  resolve: UserSearch,
  move: Waypoints,
  reassign: Replace,
  edit: FilePen,
  close: X,
  delete: Trash2,
  retry: RotateCcw,
  skip: SkipForward,
} as const satisfies Record<Exclude<TimelineEntry["action"], "complete">, LucideIcon>;

const OUTCOMES = {
  approve: { icon: Check, colour: "text-status-finished" },
  reject: { icon: X, colour: "text-status-rejected" },
  neutral: { icon: Minus, colour: "text-muted" },
} as const;

/** The sign of something that happened. */
export function markOf({ action, intent, jobState }: TimelineEntry): { icon: LucideIcon; colour: string } {
  if (action === "complete") return OUTCOMES[intent ?? "neutral"];
  return { icon: ACTIONS[action], colour: jobState === "failed" ? "text-status-rejected" : "text-muted" };
}
