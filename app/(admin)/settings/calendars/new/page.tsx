import { getTranslations } from "next-intl/server";
import { CalendarForm } from "@/components/calendars/calendar-form";

export async function generateMetadata() {
  const t = await getTranslations("calendars");
  return { title: t("newTitle") };
}

export default function NewCalendarPage() {
  return <CalendarForm calendar={null} />;
}
