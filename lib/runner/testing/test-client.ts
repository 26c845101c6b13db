import { Inngest } from "inngest";
import type { Runner } from "../runner";
import { silentLogger } from "./silent-logger";

/** A client wired as the application wires it, silent. */
export function createTestClient(runner: Pick<Runner, "fetch">): Inngest {
  return new Inngest({
    id: "app",
    isDev: true,
    checkpointing: false,
    aiMetadata: false,
    baseUrl: "http://runner.internal",
    fetch: runner.fetch,
    logger: silentLogger,
    internalLogger: silentLogger,
  });
}
