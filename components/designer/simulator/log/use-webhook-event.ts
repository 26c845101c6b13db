import { useTranslations } from "next-intl";
import { eventKey } from "@/components/webhooks/event-key";
import { HAPPENINGS } from "@/lib/tickets/log/happenings";

/** What endpoints are told, as their settings call it. */
export function useWebhookEvent(): (event: string) => string {
  const t = useTranslations("webhooks.events");
  return (event) => {
    const known = HAPPENINGS.find((one) => one === event);
    return known === undefined ? event : t(`${eventKey(known)}.name`);
  };
}
