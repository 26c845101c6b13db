import { Inngest } from "inngest";
import { logger } from "@/lib/platform/logger";

/**
 * The client functions are made with. `embedded` is the executor of this process: whatever would go to an Inngest
 * server goes to it; null leaves address and keys to the INNGEST_* environment.
 */
export function createClient(embedded: typeof globalThis.fetch | null): Inngest {
  return new Inngest({
    id: "skein",
    checkpointing: false,
    aiMetadata: false,
    internalLogger: logger,
    logger,
    ...(embedded === null ? {} : { isDev: true, baseUrl: "http://embedded.local", fetch: embedded }),
  });
}
