import { TicketView } from "@/components/tickets/detail/ticket-view";
import { loadTicket } from "@/lib/tickets/loaders";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props) {
  const { serial, form } = await loadTicket((await params).id);
  return { title: form.title === "" ? serial : `${form.title} · ${serial}` };
}

export default async function TicketPage({ params }: Props) {
  const ticket = await loadTicket((await params).id);
  return <TicketView key={ticket.ticketId} ticket={ticket} />;
}
