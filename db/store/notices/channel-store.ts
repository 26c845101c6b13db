import { and, eq, inArray, ne, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { noticeChannels } from "@/db/schema/outgoing/channels";

export type ChannelRow = typeof noticeChannels.$inferSelect;
type NewChannel = Pick<ChannelRow, "kind" | "name" | "sealedConfig" | "target" | "language" | "createdById">;
type ChannelChanges = Partial<Omit<ChannelRow, "id" | "kind" | "revision" | "createdAt" | "updatedAt">>;

/** A channel, its row locked until the transaction ends; null when there is none. */
export async function lockChannel(tx: Tx, channelId: number): Promise<ChannelRow | null> {
  const [row] = await tx.select().from(noticeChannels).where(eq(noticeChannels.id, channelId)).for("no key update");
  return row ?? null;
}

/** Whoever asks holds the names until the transaction ends, so that two cannot take the same one. */
export async function isChannelNameTaken(tx: Tx, channel: { id: number | null; name: string }): Promise<boolean> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('skein.channel.names'))`);
  const isSame = and(
    sql`lower(${noticeChannels.name}) = lower(${channel.name})`,
    ne(noticeChannels.id, channel.id ?? 0),
  );
  const [other] = await tx.select({ id: noticeChannels.id }).from(noticeChannels).where(isSame).limit(1);
  return other !== undefined;
}

export async function insertChannel(tx: Tx, channel: NewChannel, at: Date): Promise<number> {
  const [row] = await tx
    .insert(noticeChannels)
    .values({ ...channel, createdAt: at, updatedAt: at })
    .returning({ id: noticeChannels.id });
  if (row === undefined) throw new Error("a channel was inserted without an id");
  return row.id;
}

/** The ids of channels with these names, by their names in small letters. */
export async function findChannelIds(tx: Tx, names: readonly string[]): Promise<Map<string, number>> {
  const wanted = names.map((name) => name.toLowerCase());
  if (wanted.length === 0) return new Map();
  const name = sql<string>`lower(${noticeChannels.name})`;
  const rows = await tx.select({ id: noticeChannels.id, name }).from(noticeChannels).where(inArray(name, wanted));
  return new Map(rows.map((row) => [row.name, row.id]));
}

export async function setChannelActive(tx: Tx, channelId: number, isActive: boolean, at: Date): Promise<void> {
  await tx.update(noticeChannels).set({ isActive, updatedAt: at }).where(eq(noticeChannels.id, channelId));
}

/** Changes a locked channel; answers its new revision. */
export async function updateChannel(
  tx: Tx,
  { id, revision }: ChannelRow,
  changes: ChannelChanges,
  at: Date,
): Promise<number> {
  await tx
    .update(noticeChannels)
    .set({ ...changes, revision: revision + 1, updatedAt: at })
    .where(eq(noticeChannels.id, id));
  return revision + 1;
}

/** Its messages and their tries go with it. */
export async function deleteChannel(tx: Tx, channelId: number): Promise<void> {
  await tx.delete(noticeChannels).where(eq(noticeChannels.id, channelId));
}

/** Notes that a message was taken; the row is spared where it says so already. */
export async function noteTaken(tx: Tx, channelId: number, at: Date): Promise<void> {
  const now = sql`${at.toISOString()}::timestamptz`;
  await tx.execute(sql`
    update notice_channels set last_sent_at = ${now}, failing_since = null
    where id = ${channelId} and (failing_since is not null or last_sent_at is null
      or last_sent_at < ${now} - interval '10 seconds')`);
}

/** Notes that a try failed; the first one since something was taken counts. */
export async function noteTrouble(tx: Tx, channelId: number, at: Date): Promise<void> {
  await tx.execute(sql`
    update notice_channels set failing_since = ${at.toISOString()}::timestamptz
    where id = ${channelId} and failing_since is null`);
}

/** Lets nobody send until then. */
export async function pauseChannel(tx: Tx, channelId: number, until: Date): Promise<void> {
  await tx.execute(sql`
    update notice_channels set paused_until = greatest(paused_until, ${until.toISOString()}::timestamptz)
    where id = ${channelId}`);
}
