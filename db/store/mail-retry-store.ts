import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";

/** Lets a mail that did not go out be tried now; answers whether it will be. */
export async function hurryMail(tx: Tx, deliveryId: number): Promise<boolean> {
  const rows = await tx.execute(sql`
    with hurried as (
      update notice_deliveries mail set status = 'failed' from notices notice
      where mail.id = ${deliveryId} and notice.id = mail.notice_id
        and mail.status in ('failed', 'dead', 'skipped')
      returning notice.id, notice.ticket_id
    ),
    told as (
      insert into outbox (ticket_id, topic, payload)
      select ticket_id, 'notice/recorded.v2', jsonb_build_object('noticeId', id) from hurried
    )
    select id from hurried`);
  return rows.length === 1;
}
