import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";

/**
 * Lets a mail that did not go out be tried now; answers whether it will be. The row of the outbox stands for mail and
 * try, so that asking for it twice is asking for it once.
 */
export async function hurryMail(tx: Tx, deliveryId: number): Promise<boolean> {
  const rows = await tx.execute(sql`
    with hurried as (
      update notice_deliveries mail set status = 'failed' from notices notice
      where mail.id = ${deliveryId} and notice.id = mail.notice_id
        and mail.status in ('failed', 'dead', 'skipped')
      returning mail.id as mail_id, mail.attempts, notice.id, notice.ticket_id
    ),
    told as (
      insert into outbox (id, ticket_id, topic, payload)
      select md5(format('mail retry %s %s', mail_id, attempts))::uuid, ticket_id, 'notice/recorded.v2', jsonb_build_object('noticeId', id) from hurried
      on conflict (id) do nothing
    )
    select id from hurried`);
  return rows.length === 1;
}
