import { Button } from "@heroui/react/button";
import { Tooltip } from "@heroui/react/tooltip";
import { Check } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { RelativeTime } from "@/components/ui/relative-time";
import { SerialNumber } from "@/components/ui/serial-number";
import type { NoticeRow } from "@/lib/notices/schema";
import { NoticeIcon } from "./notice-icon";

type Props = { notice: NoticeRow; onRead(): void };

/** One notice; the whole row leads to what it is about. */
export function NoticeItem({ notice, onRead }: Props) {
  const t = useTranslations("notices");
  const { ticketId, kind, params, isRead } = notice;
  const open = isRead ? undefined : onRead;
  const headline = params.ownTitle || t(`${kind}.headline`, params);
  return (
    <li className="group relative flex items-start gap-3 border-b border-separator px-4 py-2.5 focus-within:bg-accent-soft hover:bg-surface-secondary md:px-5">
      <span aria-hidden="true" className={`mt-1.5 size-2 shrink-0 rounded-full ${isRead ? "" : "bg-accent"}`} />
      <NoticeIcon kind={kind} />
      <div className="min-w-0 grow">
        <Link
          href={ticketId === null ? params.path : `/tickets/${ticketId}`}
          data-list-link=""
          onClick={open}
          onAuxClick={open}
          className={`text-list wrap-anywhere outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-focus ${isRead ? "" : "font-semibold"}`}
        >
          {!isRead && <span className="sr-only">{t("unread")}: </span>}
          {headline}
        </Link>
        <p className="line-clamp-2 text-list wrap-anywhere text-muted">
          {params.ownText || t(`${kind}.about`, params)}
        </p>
      </div>
      <div className="flex shrink-0 flex-col items-end gap-0.5 text-xs text-muted">
        <RelativeTime at={notice.createdAt} />
        {params.serial !== "" && (
          <span className="relative z-1 max-md:hidden">
            <SerialNumber value={params.serial} />
          </span>
        )}
      </div>
      {!isRead && <MarkRead headline={headline} onRead={onRead} />}
    </li>
  );
}

function MarkRead({ headline, onRead }: { headline: string; onRead(): void }) {
  const t = useTranslations("notices");
  return (
    <Tooltip delay={300}>
      <Button
        isIconOnly
        size="sm"
        variant="ghost"
        aria-label={t("markReadLabel", { headline })}
        className="relative z-1 shrink-0 -my-1"
        onPress={onRead}
      >
        <Check aria-hidden="true" />
      </Button>
      <Tooltip.Content>{t("markRead")}</Tooltip.Content>
    </Tooltip>
  );
}
