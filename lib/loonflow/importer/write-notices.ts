import { recordImported } from "@/db/store/import-store";
import { findChannelIds, insertChannel, isChannelNameTaken, setChannelActive } from "@/db/store/notices/channel-store";
import { insertRule } from "@/db/store/notices/notice-rule-store";
import { targetOf } from "@/lib/notices/channels/channel-config";
import { sealConfig } from "@/lib/notices/channels/sealed-config";
import type { Counts } from "./report";
import type { Writing } from "./write-people";

/**
 * Writes the channels that are new, and for each flow that is new or has changed the rules that tell them when a task
 * waits. A channel that was imported before stays as it is here, whatever became of it.
 *
 * @param flowIds the flows that were written.
 */
export async function writeNotices(
  { tx, skein, imported, at }: Writing,
  flowIds: ReadonlySet<number>,
): Promise<Counts> {
  let created = 0;
  const fresh = skein.channels.filter(({ id }) => !imported.notice.has(id));
  for (const { id, name, config, isActive, digest } of fresh) {
    if (await isChannelNameTaken(tx, { id: null, name })) continue;
    const { kind } = config;
    const row = { kind, name, sealedConfig: sealConfig(config), target: targetOf(config), createdById: null };
    const channelId = await insertChannel(tx, { ...row, language: "zh-CN" }, at);
    if (!isActive) await setChannelActive(tx, channelId, false, at);
    await recordImported(tx, "notice", [{ id, digest }], at);
    created += 1;
  }
  const ids = await findChannelIds(
    tx,
    skein.channels.map(({ name }) => name),
  );
  for (const { id: flowId, notices } of skein.flows.filter(({ id }) => flowIds.has(id))) {
    for (const { name, titleTemplate, contentTemplate } of notices) {
      const channelId = ids.get(name.toLowerCase());
      if (channelId === undefined) continue;
      const rule = { flowId, event: "task_opened" as const, channelId, titleTemplate, contentTemplate };
      await insertRule(tx, { ...rule, isActive: true, changedById: null }, at);
    }
  }
  return { created, updated: 0, unchanged: skein.channels.length - created };
}
