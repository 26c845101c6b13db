import { getTranslations } from "next-intl/server";
import { CalendarList } from "@/components/calendars/calendar-list";
import { loadCalendars } from "@/lib/calendars/loaders";

export async function generateMetadata() {
  const t = await getTranslations("calendars");
  return { title: t("title") };
}

export default async function CalendarsPage() {
  return <CalendarList calendars={await loadCalendars()} />;
}
