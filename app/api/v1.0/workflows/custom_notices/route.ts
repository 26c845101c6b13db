import { endpoint } from "@/lib/loonflow/wire/protocol/endpoint";
import { pageOf, pageRecord } from "@/lib/loonflow/wire/protocol/page";
import { usernameWanted } from "@/lib/loonflow/wire/protocol/username";

/** Notices that are scripts of the console: its channels, where they live on, are no business of callers. */
export const GET = endpoint(async (call) => {
  usernameWanted(call.caller);
  return { data: pageRecord(pageOf(call.query), 0, []) };
});
