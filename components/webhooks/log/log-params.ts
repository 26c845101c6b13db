import { createLoader, parseAsInteger, parseAsStringLiteral } from "nuqs/server";
import { HAPPENINGS } from "@/lib/tickets/log/happenings";
import { DELIVERY_FILTERS } from "@/lib/webhooks/schema";

/** What the address of a page says about the delivery log. */
export const loadLogParams = createLoader({
  status: parseAsStringLiteral(DELIVERY_FILTERS),
  event: parseAsStringLiteral(HAPPENINGS),
  before: parseAsInteger,
});
