import { z } from "zod";
import type { RuleChannel } from "@/db/queries/notices/notice-rules";
import { NOTICE_EVENTS, type NoticeEvent } from "./notice-event";
import { MOST_CONTENT_SOURCE, MOST_TITLE_SOURCE } from "./text/template-names";

/** Fits the column. */
const Id = z
  .int()
  .positive()
  .max(2 ** 31 - 1);
const Revision = z.int().positive();

const Event = z.enum(NOTICE_EVENTS);

const Templates = z.object({
  titleTemplate: z.string().max(MOST_TITLE_SOURCE),
  contentTemplate: z.string().max(MOST_CONTENT_SOURCE),
});

/** Where: a channel, or the people concerned, which is null. */
const Target = z.object({ flowId: Id, event: Event, channelId: Id.nullable() });

export const SaveRuleInput = Target.extend({
  ...Templates.shape,
  isActive: z.boolean(),
  /** The rule as it was read; null where there was none. */
  known: z.object({ ruleId: Id, revision: Revision }).nullable(),
});

export const DeleteRuleInput = z.object({ flowId: Id, ruleId: Id, revision: Revision });
export const OrderRulesInput = z.object({ flowId: Id, event: Event, ruleIds: z.array(Id).max(1000) });

/** `ticketId`: a ticket of the flow that stands for all; null takes sample values. */
export const TrialInput = Target.extend({ ...Templates.shape, ticketId: Id.nullable() });

/** A rule as its flow's page shows it. */
export type RuleView = {
  ruleId: number;
  revision: number;
  event: NoticeEvent;
  channelId: number | null;
  titleTemplate: string;
  contentTemplate: string;
  isActive: boolean;
  /** Why its templates could not be used lately, and when that was; null while they can. */
  problem: { text: string; at: string } | null;
};

export type ChannelChoice = RuleChannel;

export type RulesPage = { rules: RuleView[]; channels: ChannelChoice[]; fields: { key: string; label: string }[] };

/** What templates make of a ticket, as it would be said; `problems` are those of the templates. */
export type NoticePreview = {
  title: string;
  content: string;
  problem: string;
};

/** A ticket to try templates on. */
export type TrialTicket = { ticketId: number; serial: string; title: string; isTest: boolean };
