import { Bell } from "lucide-react";
import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/link-button";

type Props = { unread: number };

const MOST = 99;

/** The way to the notices, with how many are unread. */
export function NoticeBell({ unread }: Props) {
  const t = useTranslations("shell");
  const label = t("unreadNotices", { count: unread });
  return (
    <LinkButton href="/notices" variant="ghost" isIconOnly aria-label={label} title={label} className="relative">
      <Bell aria-hidden="true" />
      {unread > 0 && (
        <span
          aria-hidden="true"
          className="absolute -end-0.5 -top-0.5 min-w-4 rounded-full bg-accent px-1 text-center text-[10px] leading-4 font-semibold text-accent-foreground tabular-nums"
        >
          {unread > MOST ? `${MOST}+` : unread}
        </span>
      )}
    </LinkButton>
  );
}
