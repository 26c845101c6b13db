import { getDb } from "@/db/client";
import { noticeRules } from "@/db/schema/notice-rules";
import { noticeChannels } from "@/db/schema/outgoing/channels";
import { type InstalledFlow, PEOPLE } from "@/db/testing/installation";
import type { Command } from "@/lib/command";
import type { Topic } from "@/lib/outbox/topics";
import { Desk } from "@/lib/tickets/testing/desk";
import { sealConfig } from "../../channels/sealed-config";
import { notifyAssignees } from "../../commands/notify-assignees";
import { notifyJobFailed } from "../../commands/notify-job-failed";
import { notifyMentioned } from "../../commands/notify-mentioned";
import { notifyOfHappening } from "../../commands/notify-of-happening";
import { notifyReminded } from "../../commands/notify-reminded";
import { notifyRequester } from "../../commands/notify-requester";
import { saveNoticeRule } from "../commands/save-notice-rule";
import type { NoticeEvent } from "../notice-event";
import type { Templates } from "../text/notice-template";

type Rule = Partial<Templates & { isActive: boolean }>;

// biome-ignore lint/suspicious/noExplicitAny: every command of the table takes what its topic holds
const COMMANDS: Partial<Record<Topic, Command<any, { notices: number }>>> = {
  "ticket/task.opened.v1": notifyAssignees,
  "ticket/happened.v1": notifyOfHappening,
  "ticket/assignees.reminded.v1": notifyReminded,
  "ticket/people.mentioned.v1": notifyMentioned,
  "ticket/ended.v1": notifyRequester,
  "ticket/job.failed.v1": notifyJobFailed,
};

/** Flows with rules and channels on the database of the test file. */
export class RuleScene {
  private constructor(readonly desk: Desk) {}

  static async open(): Promise<RuleScene> {
    return new RuleScene(await Desk.open());
  }

  async channel(name: string, language: "en" | "zh-CN" = "en"): Promise<number> {
    const config = { kind: "slack", url: "https://hooks.example.org/x" } as const;
    const at = new Date(this.desk.now);
    const [row] = await getDb()
      .insert(noticeChannels)
      .values({
        kind: "slack",
        name,
        target: name,
        language,
        sealedConfig: sealConfig(config),
        createdAt: at,
        updatedAt: at,
      })
      .returning({ id: noticeChannels.id });
    return row?.id ?? 0;
  }

  /** A rule as somebody saves it who manages the flow. */
  async rule(flow: InstalledFlow, event: string, channelId: number | null, rule: Rule): Promise<number> {
    const templates = { titleTemplate: "", contentTemplate: "", isActive: true, ...rule };
    const input = { flowId: flow.flowId, event, channelId, known: null, ...templates };
    return (await saveNoticeRule.run(this.desk.as(PEOPLE.admin), input)).ruleId;
  }

  /** A rule that nobody could save, as a change of the form leaves one. */
  async rawRule(flow: InstalledFlow, event: NoticeEvent, channelId: number | null, rule: Rule): Promise<number> {
    const [row] = await getDb()
      .insert(noticeRules)
      .values({ flowId: flow.flowId, event, channelId, position: 0, updatedAt: new Date(this.desk.now), ...rule })
      .returning({ id: noticeRules.id });
    return row?.id ?? 0;
  }

  /** Carries out all that the outbox holds of a ticket, as its functions do. */
  async tellAll(ticketId: number): Promise<void> {
    for (const { topic, payload } of await this.desk.told(ticketId)) {
      const input = { ...payload, ticketId, byMail: true };
      await COMMANDS[topic as Topic]?.run(this.desk.system("notifier"), input);
    }
  }
}
