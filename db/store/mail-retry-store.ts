import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";

/** Lets a mail about a ticket that did not go out be tried now; answers whether it will be. */
export async function hurryMail(tx: Tx, deliveryId: number): Promise<boolean> {
  const rows = await tx.execute(sql`
    with hurried as (
      update notice_deliveries mail set status = 'failed' from notices notice
      where mail.id = ${deliveryId} and notice.id = mail.notice_id and notice.ticket_id is not null
        and mail.status in ('failed', 'dead', 'skipped')
      returning notice.id, notice.ticket_id
    ),
    told as (
      insert into outbox (ticket_id, topic, payload)
      select ticket_id, 'notice/recorded.v1', jsonb_build_object('noticeId', id) from hurried
    )
    select id from hurried`);
  return rows.length === 1;
}
