import Link from "next/link";
import { useTranslations } from "next-intl";

/** Where channels come from, while there are none. */
export function ChannelHint({ isAdministrator }: { isAdministrator: boolean }) {
  const t = useTranslations("noticeRules");
  return (
    <p className="max-w-[72ch] text-list text-muted">
      {isAdministrator
        ? t.rich("noChannelsYours", {
            link: (text) => (
              <Link href="/settings/channels" className="text-foreground underline underline-offset-2">
                {text}
              </Link>
            ),
          })
        : t("noChannels")}
    </p>
  );
}
