import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { AppError } from "@/lib/platform/errors";

/**
 * Why a draft is not what somebody read: it was saved, published or set aside by whoever touched it last. `by` is their
 * name, `at` the time as ISO; both are left out where nothing is known of it.
 */
export async function draftChanged(tx: Tx, flowId: number): Promise<AppError> {
  const [last] = await tx.execute<{ by: string; at: Date | string }>(sql`
    select coalesce(users.name, '') as by, change.at
    from (
      select updated_by_id as user_id, updated_at as at from flow_versions where flow_id = ${flowId} and status = 'draft'
      union all select published_by_id, published_at from flow_versions
        where flow_id = ${flowId} and published_at is not null
      union all select set_aside_by_id, set_aside_at from set_aside_drafts where flow_id = ${flowId}
    ) change left join users on users.id = change.user_id
    order by change.at desc limit 1`);
  const params: Record<string, string> = last === undefined ? {} : { by: last.by, at: new Date(last.at).toISOString() };
  return new AppError("conflict", { reason: "draft_changed", params });
}
