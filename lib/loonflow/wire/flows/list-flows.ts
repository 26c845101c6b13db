import { countWireFlows, listWireFlows } from "@/db/queries/loonflow/flows";
import { env } from "@/lib/platform/env";
import type { Call } from "../protocol/endpoint";
import { pageOf, pageRecord, sliceOf } from "../protocol/page";
import type { WireValue } from "../protocol/wire-value";
import { flowRecord } from "./flow-record";
import { namesForRules } from "./name-index";

/** A page of the flows the client was granted, by id. */
export async function listFlows(call: Call): Promise<WireValue> {
  const page = pageOf(call.query);
  const name = call.query.text("name") ?? "";
  const total = await countWireFlows(call.db, call.scope, name);
  const flows = await listWireFlows(call.db, call.scope, { name, ...sliceOf(page, total) });
  const names = await namesForRules(
    call.db,
    flows.flatMap(({ settings }) => settings?.creation ?? []),
  );
  const context = { names, timeZone: env.LOONFLOW_TIME_ZONE };
  return pageRecord(
    page,
    total,
    flows.map((flow) => ({ id: flow.id, ...flowRecord(flow, context) })),
  );
}
