import type { Tx } from "@/db/client";
import { insertChannel, isChannelNameTaken, updateChannel } from "@/db/store/notices/channel-store";
import { defineCommand } from "@/lib/command";
import { demandAdministrator } from "@/lib/directory/administrator";
import { AppError, type FieldProblem } from "@/lib/platform/errors";
import { changeChannel } from "../changed-channel";
import { targetOf } from "../channel-config";
import { mergeConfig } from "../config-draft";
import { SaveChannelInput } from "../schema";
import { openConfig, sealConfig } from "../sealed-config";

/**
 * Makes a channel, or changes one, which stays of its kind. What is secret is left out to keep it; a mail server's
 * password is asked for again when it would go elsewhere.
 *
 * @throws AppError `forbidden` for anybody but an administrator; `invalid` for a name that is taken and an address that
 *   cannot be called; `conflict` when somebody else has changed it since it was read.
 */
export const saveChannel = defineCommand("notice.save_channel", SaveChannelInput, async (ctx, input) => {
  const { name, language } = input;
  if (input.mode === "change") {
    return changeChannel(ctx, input, async (tx, channel, at) => {
      if (channel.kind !== input.config.kind) throw new AppError("conflict", { reason: "channel_changed" });
      const { config, problems } = mergeConfig(input.config, openConfig(channel.sealedConfig));
      await demandValid(tx, { id: channel.id, name }, problems);
      const changes = { name, language, sealedConfig: sealConfig(config), target: targetOf(config), pausedUntil: null };
      return { channelId: channel.id, revision: await updateChannel(tx, channel, changes, at) };
    });
  }
  await demandAdministrator(ctx.db, ctx.actor);
  const createdById = ctx.actor.kind === "user" ? ctx.actor.userId : null;
  return ctx.db.transaction(async (tx) => {
    const { config, problems } = mergeConfig(input.config, null);
    await demandValid(tx, { id: null, name }, problems);
    const sealed = { sealedConfig: sealConfig(config), target: targetOf(config) };
    const row = { kind: config.kind, name, language, createdById, ...sealed };
    return { channelId: await insertChannel(tx, row, ctx.clock.now()), revision: 1 };
  });
});

async function demandValid(tx: Tx, channel: { id: number | null; name: string }, found: FieldProblem[]): Promise<void> {
  const taken = (await isChannelNameTaken(tx, channel)) ? [{ path: "name", code: "taken" }] : [];
  const problems = [...found, ...taken];
  if (problems.length > 0) throw new AppError("invalid", { reason: "invalid_fields", problems });
}
