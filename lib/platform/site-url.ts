import { env } from "./env";

/** Where people open Skein, and other systems answer it. */
export function siteUrl(): string {
  return env.SKEIN_URL ?? `http://localhost:${env.PORT}`;
}
