import type { Reader } from "@/db/client";
import { findCaller } from "@/db/queries/loonflow/caller";
import { openClientSecret } from "@/lib/directory/client-secret";
import type { Clock } from "@/lib/platform/clock";
import type { Caller } from "./caller";
import { WireRefusal } from "./refusal";
import { isFresh, isSignature } from "./signature";

const SECONDS = /^\d{1,12}$/;

/**
 * Who signed the request, in the order callers know: the name, then the signature, then the time.
 *
 * @throws WireRefusal one of `app_*`, `timestamp_*`, `signature_invalid`.
 */
export async function authenticate(ctx: { db: Reader; clock: Clock }, headers: Headers): Promise<Caller> {
  const appName = headers.get("appname") ?? "";
  const username = headers.get("username") ?? "";
  const timestamp = headers.get("timestamp") ?? "";
  if (appName === "") throw new WireRefusal("app_missing");
  const stored = await findCaller(ctx.db, appName, username);
  if (stored === null) throw new WireRefusal("app_unknown");
  if (timestamp === "") throw new WireRefusal("timestamp_missing");
  const secret = openClientSecret(stored.encryptedSecret);
  if (!isSignature(headers.get("signature") ?? "", timestamp, secret)) throw new WireRefusal("signature_invalid");
  if (!SECONDS.test(timestamp)) throw new WireRefusal("timestamp_malformed");
  if (!isFresh(timestamp, ctx.clock.now())) throw new WireRefusal("timestamp_expired");
  return { clientId: stored.clientId, appName, flowIds: stored.flowIds, username, userId: stored.userId };
}
