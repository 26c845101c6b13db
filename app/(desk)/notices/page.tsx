import { getTranslations } from "next-intl/server";
import { NoNotices } from "@/components/notices/no-notices";
import { NoticeList } from "@/components/notices/notice-list";
import { NoticePager } from "@/components/notices/notice-pager";
import { loadNotices, loadUnreadCount } from "@/lib/notices/loaders";

export async function generateMetadata() {
  const t = await getTranslations("notices");
  return { title: t("title") };
}

type Props = { searchParams: Promise<{ before?: string }> };

export default async function NoticesPage({ searchParams }: Props) {
  const { before } = await searchParams;
  const [page, unread] = await Promise.all([loadNotices(before), loadUnreadCount()]);
  if (page.rows.length === 0) return <NoNotices />;
  return (
    <>
      <NoticeList rows={page.rows} hasUnread={unread > 0} />
      <NoticePager isFirst={before === undefined} older={page.older} />
    </>
  );
}
