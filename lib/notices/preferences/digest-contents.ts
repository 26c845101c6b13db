import type { Reader } from "@/db/client";
import type { ListRow } from "@/db/queries/lists/list-page";
import { type DigestNotice, listDigestNotices } from "@/db/queries/notices/digests";
import { countTodo, listTodo } from "@/db/queries/tickets/inbox";
import { TODO_KINDS } from "./concern";

const MOST_WAITING = 50;
const MOST_COUNTED = 1000;
const MOST_NEWS = 100;

const EVERYTHING = {
  flowId: null,
  nodeId: null,
  statuses: [],
  requesterId: null,
  from: null,
  until: null,
  serialPrefix: "",
  text: "",
} as const;

export type DigestContents = {
  /** What waits for its reader now, oldest first; and how much more there is. */
  waiting: ListRow[];
  moreWaiting: number;
  /** What happened since the digest before, oldest first, but for what they have read. */
  news: DigestNotice[];
  moreNews: number;
  /** Notices that this digest tells of, by listing them or what they are about. */
  told: number[];
};

/** What a digest has to say now: what was decided or read meanwhile is not in it. */
export async function readDigestContents(
  reader: Reader,
  digest: { id: number; userId: number },
): Promise<DigestContents> {
  const request = { order: "oldest", cursor: null, limit: MOST_WAITING } as const;
  const [page, count, notices] = [
    await listTodo(reader, digest.userId, EVERYTHING, request),
    await countTodo(reader, digest.userId, MOST_COUNTED),
    await listDigestNotices(reader, digest.id),
  ];
  const waitsStill = new Set(page.rows.map(({ ticketId }) => ticketId));
  const [todo, others] = [notices.filter(isTodo), notices.filter((notice) => !isTodo(notice))];
  const unread = others.filter(({ isRead }) => !isRead);
  const opened = todo.filter(({ ticketId }) => ticketId !== null && waitsStill.has(ticketId));
  return {
    waiting: page.rows,
    moreWaiting: Math.max(0, count - page.rows.length),
    news: unread.slice(0, MOST_NEWS),
    moreNews: Math.max(0, unread.length - MOST_NEWS),
    told: [...opened, ...unread].map(({ id }) => id),
  };
}

const isTodo = ({ kind }: DigestNotice) => TODO_KINDS.includes(kind);
