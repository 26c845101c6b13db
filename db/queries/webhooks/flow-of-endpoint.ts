import { eq } from "drizzle-orm";
import type { Reader } from "@/db/client";
import { webhookEndpoints } from "@/db/schema/outgoing/webhooks";

/** The flow an endpoint is told of; null for every flow, undefined when there is no such endpoint. */
export async function findFlowIdOf(reader: Reader, endpointId: number): Promise<number | null | undefined> {
  const [row] = await reader
    .select({ flowId: webhookEndpoints.flowId })
    .from(webhookEndpoints)
    .where(eq(webhookEndpoints.id, endpointId));
  return row?.flowId;
}
