"use client";

import { Button } from "@heroui/react/button";
import { toast } from "@heroui/react/toast";
import { CheckCheck } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { startTransition, useOptimistic } from "react";
import { ListKeys } from "@/components/tickets/list/list-keys";
import { PageHeader } from "@/components/ui/page-header";
import { markAllNoticesReadAction, markNoticeReadAction } from "@/lib/notices/actions";
import type { NoticeRow } from "@/lib/notices/schema";
import { NoticeItem } from "./notice-item";

type Props = { rows: readonly NoticeRow[]; hasUnread: boolean };

/** The reader's notices; what they open is read at once. */
export function NoticeList({ rows, hasUnread }: Props) {
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
        actions={
          <Button size="sm" variant="outline" isDisabled={!hasUnread} onPress={() => mark("all")}>
            <CheckCheck aria-hidden="true" />
            {t("markAllRead")}
          </Button>
        }
      />
      <ul aria-label={t("title")}>
        {shown.map((row) => (
          <NoticeItem key={row.id} notice={row} onOpen={() => mark(row.id)} />
        ))}
      </ul>
    </>
  );
}
