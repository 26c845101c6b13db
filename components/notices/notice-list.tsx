"use client";

import { Button } from "@heroui/react/button";
import { toast } from "@heroui/react/toast";
import { CheckCheck, Settings2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { startTransition, useOptimistic } from "react";
import { ListKeys } from "@/components/tickets/list/list-keys";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { markAllNoticesReadAction, markNoticeReadAction } from "@/lib/notices/inbox/actions";
import type { NoticeRow } from "@/lib/notices/schema";
import { NoticeFilter } from "./notice-filter";
import { NoticeItem } from "./notice-item";

type Props = { rows: readonly NoticeRow[]; unread: number; isUnread: boolean };

/** The reader's notices; what they open is read at once. */
export function NoticeList({ rows, unread, isUnread }: Props) {
  const t = useTranslations("notices");
  const router = useRouter();
  const [shown, showRead] = useOptimistic(rows, (current: readonly NoticeRow[], lastId: number | "all") =>
    current.map((row) => (lastId === "all" || row.id === lastId ? { ...row, isRead: true } : row)),
  );

  const mark = (which: number | "all") =>
    startTransition(async () => {
      showRead(which);
      const answer = await (which === "all"
        ? markAllNoticesReadAction({ lastNoticeId: Math.max(...rows.map(({ id }) => id)) })
        : markNoticeReadAction({ noticeId: which }));
      if (!answer.ok) toast.danger(answer.error.message);
      router.refresh();
    });

  return (
    <>
      <ListKeys />
      <PageHeader
        title={t("title")}
        lead={<NoticeFilter isUnread={isUnread} unread={unread} />}
        actions={
          <>
            <Button
              size="sm"
              variant="outline"
              isDisabled={unread === 0 || rows.length === 0}
              onPress={() => mark("all")}
            >
              <CheckCheck aria-hidden="true" />
              {t("markAllRead")}
            </Button>
            <LinkButton href="/preferences" size="sm" variant="ghost">
              <Settings2 aria-hidden="true" className="size-4" />
              {t("preferences")}
            </LinkButton>
          </>
        }
      />
      {shown.length === 0 ? (
        <EmptyState
          title={t(isUnread ? "allReadTitle" : "emptyTitle")}
          hint={t(isUnread ? "allReadText" : "emptyText")}
        />
      ) : (
        <ul aria-label={t("title")}>
          {shown.map((row) => (
            <NoticeItem key={row.id} notice={row} onRead={() => mark(row.id)} />
          ))}
        </ul>
      )}
    </>
  );
}
