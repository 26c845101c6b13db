import { sql } from "drizzle-orm";
import type { Reader } from "@/db/client";

export type StoredCaller = {
  clientId: number;
  encryptedSecret: string;
  flowIds: number[];
  /** The active person of the name that was given. */
  userId: number | null;
};

/** An active client with the flows it was granted, and the person it says it speaks for, in one statement. */
export async function findCaller(reader: Reader, appName: string, username: string): Promise<StoredCaller | null> {
  const [row] = await reader.execute<StoredCaller>(sql`
    select id as "clientId", encrypted_secret as "encryptedSecret",
      array(select flow_id from client_flows where client_id = clients.id order by flow_id) as "flowIds",
      (select users.id from users where username = ${username} and users.is_active) as "userId"
    from clients where name = ${appName} and is_active`);
  return row ?? null;
}
