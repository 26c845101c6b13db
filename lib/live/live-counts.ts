import type { Reader } from "@/db/client";
import { countTodo } from "@/db/queries/tickets/inbox";
import { countUnreadOf } from "@/db/queries/tickets/live";

export type Counts = { unread: number; todo: number };

/** As pages count: no further than this. */
const MOST_TODO = 100;
const AT_ONCE = 4;

/** What is unread and what waits, for each of these people. */
export async function readCounts(reader: Reader, userIds: readonly number[]): Promise<Map<number, Counts>> {
  const unread = await countUnreadOf(reader, userIds);
  const counts = new Map<number, Counts>();
  for (let from = 0; from < userIds.length; from += AT_ONCE) {
    await Promise.all(
      userIds.slice(from, from + AT_ONCE).map(async (userId) => {
        const todo = await countTodo(reader, userId, MOST_TODO);
        counts.set(userId, { unread: unread.get(userId) ?? 0, todo });
      }),
    );
  }
  return counts;
}
