import { CalendarForm } from "@/components/calendars/calendar-form";
import { loadCalendar } from "@/lib/calendars/loaders";

type Props = { params: Promise<{ calendarId: string }> };

export async function generateMetadata({ params }: Props) {
  const { name } = await loadCalendar((await params).calendarId);
  return { title: name };
}

export default async function EditCalendarPage({ params }: Props) {
  const calendar = await loadCalendar((await params).calendarId);
  // Another revision is another form: what was typed belongs to the one it was typed for.
  return <CalendarForm key={calendar.revision} calendar={calendar} />;
}
