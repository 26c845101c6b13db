import type { Reader } from "@/db/client";
import { readTicketPage } from "@/lib/tickets/views/ticket-page";
import type { MaySeeField } from "./file-access";

/** What the ticket's page shows of a field's value is what its files follow. */
export function shownOnPage(reader: Reader): MaySeeField {
  return async (ticketId, fieldKey, userId) => {
    const page = await readTicketPage(reader, userId, ticketId);
    return page !== null && (fieldKey === null || Object.hasOwn(page.form.values, fieldKey));
  };
}
