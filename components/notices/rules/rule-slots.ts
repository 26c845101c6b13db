import type { NoticeEvent } from "@/lib/notices/rules/notice-event";
import type { ChannelChoice, RuleView } from "@/lib/notices/rules/schema";

/** Events in the order of the page, by what they are about. */
export const EVENT_GROUPS = [
  { name: "tasks", events: ["task_opened", "task_assigned", "reminded", "escalated"] },
  { name: "talk", events: ["commented", "mentioned", "copied"] },
  {
    name: "course",
    events: ["ticket_created", "ticket_finished", "ticket_rejected", "ticket_withdrawn", "ticket_closed"],
  },
  { name: "operation", events: ["job_failed"] },
] as const satisfies readonly { name: string; events: readonly NoticeEvent[] }[];

/** A place of the table: an event and whom it is told to; `rule` is null where nothing is said about it yet. */
export type Slot = { event: NoticeEvent; channel: ChannelChoice | null; rule: RuleView | null };

export function peopleSlot(event: NoticeEvent, rules: readonly RuleView[]): Slot {
  const rule = rules.find((one) => one.event === event && one.channelId === null) ?? null;
  return { event, channel: null, rule };
}

/** The channels an event is told to, in their order. */
export function channelSlots(
  event: NoticeEvent,
  rules: readonly RuleView[],
  channels: readonly ChannelChoice[],
): (Slot & { channel: ChannelChoice; rule: RuleView })[] {
  return rules.flatMap((rule) => {
    const channel = channels.find(({ id }) => id === rule.channelId);
    return rule.event !== event || channel === undefined ? [] : [{ event, channel, rule }];
  });
}

export const hasOwnWords = (rule: RuleView | null): boolean =>
  rule !== null && (rule.titleTemplate !== "" || rule.contentTemplate !== "");
