import { env } from "@/lib/platform/env";

type Settings = {
  INNGEST_DEV?: string | undefined;
  INNGEST_BASE_URL?: string | undefined;
  INNGEST_EVENT_KEY?: string | undefined;
};

/** Who carries out the functions: Inngest when its environment is set, else this process itself. */
export function executorOf(settings: Settings): "embedded" | "inngest" {
  const isDev = settings.INNGEST_DEV !== undefined && !["", "0", "false"].includes(settings.INNGEST_DEV);
  return isDev || settings.INNGEST_BASE_URL || settings.INNGEST_EVENT_KEY ? "inngest" : "embedded";
}

export const executor = () => executorOf(env);
