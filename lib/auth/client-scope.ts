import type { Scope } from "@/lib/platform/scope";

/** The eyes of an external system that proved who it is; `userId` is the person it speaks for, if there is one. */
export function clientScope(proven: {
  clientId: number;
  flowIds: readonly number[];
  userId: number | null;
}): Extract<Scope, { kind: "client" }> {
  return { kind: "client", clientId: proven.clientId, flowIds: proven.flowIds, userId: proven.userId };
}
