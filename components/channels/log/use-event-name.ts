import { useTranslations } from "next-intl";

/** What a message is told for, in words. Events of later versions are shown as they are. */
export function useEventName(): (event: string) => string {
  const t = useTranslations("channels.log");
  return (event) => {
    if (event === "digest") return t("digest");
    if (event === "channel.test") return t("test");
    const key = `events.${event}`;
    return t.has(key as "events.commented") ? t(key as "events.commented") : t("otherEvent", { event });
  };
}
