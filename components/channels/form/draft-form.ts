import type { ChannelKind } from "@/lib/notices/channels/channel-kind";
import type { ChannelView } from "@/lib/notices/channels/schema";
import type { ChannelDraft, DraftPath, DraftProblems } from "./channel-draft";

/** What every part of the form works with. */
export type DraftForm = {
  kind: ChannelKind;
  /** null for a new one. */
  channel: ChannelView | null;
  draft: ChannelDraft;
  problems: DraftProblems;
  edit: (path: DraftPath, change: Partial<ChannelDraft>) => void;
};
