import { serve } from "inngest/next";
import type { NextRequest } from "next/server";
import { functionMeans } from "@/inngest/background";
import { createClient } from "@/inngest/client";
import { createFunctions } from "@/inngest/functions";
import { executor } from "@/lib/background/executor";

type Handlers = ReturnType<typeof serve>;
let handlers: Handlers | null = null;

function served(): Handlers {
  if (handlers === null) {
    const client = createClient(null);
    handlers = serve({ client, functions: createFunctions(client, functionMeans()) });
  }
  return handlers;
}

/** With the embedded executor nobody outside has any business here. */
function answer(method: keyof Handlers) {
  return async (request: NextRequest, context: unknown): Promise<Response> =>
    executor() === "embedded" ? new Response(null, { status: 404 }) : served()[method](request, context);
}

export const GET = answer("GET");
export const POST = answer("POST");
export const PUT = answer("PUT");
