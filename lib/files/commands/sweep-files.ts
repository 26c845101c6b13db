import { z } from "zod";
import { listForgottenFiles } from "@/db/queries/tickets/files";
import { deleteUnusedFile } from "@/db/store/tickets/file-store";
import { type CommandContext, defineCommand } from "@/lib/command";
import { AppError } from "@/lib/platform/errors";
import { removeAbandoned } from "../incoming-file";
import { maySweepFiles } from "../policy";
import { installedStorage } from "../storage/installed-storage";

const MOST_AT_ONCE = 1000;
const DAY_MS = 86_400_000;

type Swept = {
  /** Uploads that were thrown away. */
  files: number;
  /** Remains of uploads that a killed process was receiving on this machine. */
  abandoned: number;
};

/**
 * Throws away uploads that nobody has used for a day, at most a thousand. Repeating it, or two at once, does no harm.
 *
 * @throws Error when bytes cannot be thrown away; their rows stay for the next time, all others are gone.
 */
export const sweepFiles = defineCommand("file.sweep", z.object({}), async (ctx): Promise<Swept> => {
  if (!maySweepFiles(ctx.actor)) throw new AppError("forbidden", { reason: "system_only" });
  const forgotten = await listForgottenFiles(ctx.db, MOST_AT_ONCE);
  const failures: unknown[] = [];
  let files = 0;
  for (const file of forgotten) {
    try {
      if (await forget(ctx, file)) files += 1;
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) {
    throw new AggregateError(failures, `${failures.length} of ${forgotten.length} files cannot be thrown away`);
  }
  const olderThan = new Date(ctx.clock.now().getTime() - DAY_MS);
  return { files, abandoned: await removeAbandoned(installedStorage().incoming, olderThan) };
});

// The bytes first, so that none is ever without a row that leads to it. No ticket takes a file this old any more.
async function forget({ db }: CommandContext, file: { id: string; storageKey: string }): Promise<boolean> {
  await installedStorage().delete(file.storageKey);
  return deleteUnusedFile(db, file.id);
}
