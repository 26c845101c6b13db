import type { Actor } from "@/lib/platform/actor";

/** Fanning out and sweeping are Skein's own work. */
export function isSkein(actor: Actor): boolean {
  return actor.kind === "system";
}
