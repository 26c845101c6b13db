import { timingSafeEqual } from "node:crypto";
import { env } from "@/lib/platform/env";
import { readMetrics } from "./read-metrics";

export const dynamic = "force-dynamic";

/** For Prometheus, which proves itself with METRICS_TOKEN; for everybody else there is nothing here. */
export async function GET(request: Request): Promise<Response> {
  if (!isProven(request.headers.get("authorization"))) return new Response(null, { status: 404 });
  const { contentType, text } = await readMetrics();
  return new Response(text, { headers: { "content-type": contentType, "cache-control": "no-store" } });
}

function isProven(authorization: string | null): boolean {
  if (env.METRICS_TOKEN === undefined) return false;
  const [given, expected] = [authorization ?? "", `Bearer ${env.METRICS_TOKEN}`].map((text) => Buffer.from(text));
  return given?.length === expected?.length && timingSafeEqual(given as Buffer, expected as Buffer);
}
