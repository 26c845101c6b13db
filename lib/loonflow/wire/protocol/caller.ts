import { clientScope } from "@/lib/auth/client-scope";
import type { Actor } from "@/lib/platform/actor";
import type { Scope } from "@/lib/platform/scope";

/** The external system that signed a request, and the person it speaks for. */
export type Caller = {
  clientId: number;
  appName: string;
  /** What the client was granted. */
  flowIds: readonly number[];
  /** As the header names them; nobody of that name need exist. */
  username: string;
  /** null when no active person has that name. */
  userId: number | null;
};

export type ClientScope = Extract<Scope, { kind: "client" }>;

export const scopeOf = (caller: Caller): ClientScope => clientScope(caller);

export const actorOf = (caller: Caller, userId: number): Actor => ({
  kind: "user",
  userId,
  clientId: caller.clientId,
  flowIds: caller.flowIds,
});
