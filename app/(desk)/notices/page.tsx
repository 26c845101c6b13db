import { getTranslations } from "next-intl/server";
import { NoticeList } from "@/components/notices/notice-list";
import { NoticePager } from "@/components/notices/notice-pager";
import { loadNotices, loadUnreadCount } from "@/lib/notices/inbox/loaders";

export async function generateMetadata() {
  const t = await getTranslations("notices");
  return { title: t("title") };
}

type Props = { searchParams: Promise<{ before?: string; show?: string }> };

export default async function NoticesPage({ searchParams }: Props) {
  const { before, show } = await searchParams;
  const isUnread = show === "unread";
  const [page, unread] = await Promise.all([loadNotices({ before, isUnread }), loadUnreadCount()]);
  return (
    <>
      <NoticeList rows={page.rows} unread={unread} isUnread={isUnread} />
      <NoticePager isUnread={isUnread} isFirst={before === undefined} older={page.older} />
    </>
  );
}
