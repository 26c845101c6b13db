import Link from "next/link";
import { useTranslations } from "next-intl";
import { noticesAddress } from "./notices-address";

type Props = { isUnread: boolean; unread: number };

/** All notices, or those not read. */
export function NoticeFilter({ isUnread, unread }: Props) {
  const t = useTranslations("notices");
  const choices = [
    { chosen: !isUnread, href: noticesAddress({ isUnread: false }), text: t("all") },
    { chosen: isUnread, href: noticesAddress({ isUnread: true }), text: t("unreadCount", { count: unread }) },
  ];
  return (
    <nav aria-label={t("show")}>
      <ul className="flex gap-1">
        {choices.map(({ chosen, href, text }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={chosen ? "page" : undefined}
              className="flex h-7 items-center rounded-md px-2 text-list whitespace-nowrap text-muted hover:bg-default hover:text-foreground focus-visible:focus-ring aria-[current=page]:bg-default aria-[current=page]:text-foreground pointer-coarse:h-11"
            >
              {text}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
