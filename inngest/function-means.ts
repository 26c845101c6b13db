import type { Db } from "@/db/client";
import type { CommandContext } from "@/lib/command";
import type { Mailer } from "@/lib/notices/mailer";
import type { SystemActorName } from "@/lib/platform/actor";
import type { Clock } from "@/lib/platform/clock";

/** What the functions work with. */
export type FunctionMeans = { db: Db; clock: Clock; mailer: Mailer | null; siteUrl: string };

export function systemContext({ db, clock }: FunctionMeans, name: SystemActorName): CommandContext {
  return { db, clock, actor: { kind: "system", name } };
}
