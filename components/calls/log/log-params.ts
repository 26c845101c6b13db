import { createLoader, parseAsInteger, parseAsStringLiteral } from "nuqs/server";
import { CALL_FILTERS } from "@/lib/calls/schema";

/** What the address of a page says about the log of calls. */
export const loadCallParams = createLoader({
  status: parseAsStringLiteral(CALL_FILTERS),
  before: parseAsInteger,
});
