import { Inngest } from "inngest";
import { logger } from "@/lib/platform/logger";

type Fetch = (request: Request) => Promise<Response>;

/**
 * The client functions are made with. `embedded` is the executor of this process: whatever would go to an Inngest
 * server goes to it; null leaves address and keys to the INNGEST_* environment.
 */
export function createClient(embedded: Fetch | null): Inngest {
  return new Inngest({
    id: "skein",
    checkpointing: false,
    aiMetadata: false,
    internalLogger: logger,
    logger,
    ...(embedded === null
      ? {}
      : {
          isDev: true,
          baseUrl: "http://embedded.local",
          fetch: (input: RequestInfo | URL, init?: RequestInit) => embedded(new Request(input, init)),
        }),
  });
}
