import { createLoader, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { RUN_STATUSES } from "@/lib/background/schema";

/** What the address of the page says about the list of runs. */
export const loadRunParams = createLoader({
  status: parseAsStringLiteral(RUN_STATUSES),
  function: parseAsString,
  before: parseAsString,
});
