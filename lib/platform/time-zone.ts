import { env } from "./env";

/** The zone in which the installation counts its days; the server's own unless configured. */
export function installationTimeZone(): string {
  return env.SKEIN_TIME_ZONE ?? new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
