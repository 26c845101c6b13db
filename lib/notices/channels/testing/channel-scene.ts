import { randomUUID } from "node:crypto";
import { asc, eq } from "drizzle-orm";
import type { z } from "zod";
import { getDb } from "@/db/client";
import { channelAttempts, channelMessages, noticeChannels } from "@/db/schema/outgoing/channels";
import { PEOPLE } from "@/db/testing/installation";
import { parseAllowList } from "@/lib/platform/outbound/address-guard";
import { Desk } from "@/lib/tickets/testing/desk";
import { saveChannel } from "../commands/save-channel";
import { type AttemptMeans, attemptMessage } from "../delivery/message-attempt";
import { type ChannelMessage, recordChannelMessages } from "../record-channel-messages";
import type { ConfigDraft } from "../schema";

type Config = z.input<typeof ConfigDraft>;

/** Channels and what they say, on the database of the test file; time stands still until it is moved. */
export class ChannelScene {
  readonly warnings: unknown[] = [];

  private constructor(readonly desk: Desk) {}

  static async open(): Promise<ChannelScene> {
    return new ChannelScene(await Desk.open());
  }

  async channel(config: Config, more: { name?: string; language?: "en" | "zh-CN" } = {}): Promise<number> {
    const { name = `Channel ${randomUUID()}`, language = "en" } = more;
    const input = { mode: "new", name, language, config };
    return (await saveChannel.run(this.desk.as(PEOPLE.admin), input)).channelId;
  }

  /** A message as a rule of a flow leaves it. */
  async message(channelId: number, more: Partial<ChannelMessage> = {}): Promise<string> {
    const message = {
      channelId,
      ticketId: null,
      flowId: null,
      event: "task_opened",
      title: "Leave: four days",
      content: "Alice asks for four days.\nPlease decide.",
      naturalKey: randomUUID(),
      ...more,
    };
    const [id] = await getDb().transaction((tx) => recordChannelMessages(tx, [message], new Date(this.desk.now)));
    if (id === undefined) throw new Error("the message was there already");
    return id;
  }

  means(more: Partial<AttemptMeans> = {}): AttemptMeans {
    return {
      db: getDb(),
      clock: { now: () => new Date(this.desk.now) },
      mailer: null,
      siteUrl: "https://skein.example.org",
      allow: parseAllowList("localhost, 127.0.0.1"),
      log: { warn: (fields: unknown) => void this.warnings.push(fields) },
      ...more,
    };
  }

  /** One try; answers in how many milliseconds to come again, null for never. */
  async attempt(messageId: string, more: Partial<AttemptMeans> = {}): Promise<number | null> {
    const { nextAt } = await attemptMessage(this.means(more), messageId);
    return nextAt === null ? null : Date.parse(nextAt) - this.desk.now;
  }

  /** Tries until nothing is left to do, letting the time between pass. */
  async attemptToTheEnd(messageId: string, more: Partial<AttemptMeans> = {}): Promise<void> {
    for (;;) {
      const wait = await this.attempt(messageId, more);
      if (wait === null) return;
      this.desk.now += wait;
    }
  }

  /** Records a message, says it once, and answers what became of it. */
  async say(channelId: number, message: Partial<ChannelMessage> = {}, more: Partial<AttemptMeans> = {}) {
    const id = await this.message(channelId, message);
    await this.attempt(id, more);
    return this.row(id);
  }

  async row(messageId: string) {
    const [row] = await getDb().select().from(channelMessages).where(eq(channelMessages.id, messageId));
    if (row === undefined) throw new Error("no such message");
    return row;
  }

  messages(channelId: number) {
    const of = eq(channelMessages.channelId, channelId);
    return getDb().select().from(channelMessages).where(of).orderBy(asc(channelMessages.seq));
  }

  attempts(messageId: string) {
    const of = eq(channelAttempts.messageId, messageId);
    return getDb().select().from(channelAttempts).where(of).orderBy(asc(channelAttempts.no));
  }

  async stored(channelId: number) {
    const [row] = await getDb().select().from(noticeChannels).where(eq(noticeChannels.id, channelId));
    if (row === undefined) throw new Error("no such channel");
    return row;
  }
}
