import { openSecret, sealSecret } from "@/lib/platform/secret-box";
import type { HookRequest } from "./make-request";

const CONTEXT = "hook call";

/** A request holds secrets: what its headers sign in with, and the address to call back. */
export const sealRequest = (request: HookRequest): string => sealSecret(JSON.stringify(request), CONTEXT);

/** null when it was sealed with another key. */
export function openRequest(sealed: string): HookRequest | null {
  try {
    return JSON.parse(openSecret(sealed, CONTEXT)) as HookRequest;
  } catch {
    return null;
  }
}
