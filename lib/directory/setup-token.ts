import { createHmac, timingSafeEqual } from "node:crypto";
import { env } from "@/lib/platform/env";

/** Opens the set-up page of an installation without people; worth nothing as soon as there is a first one. */
export function setupToken(): string {
  return createHmac("sha256", env.AUTH_SECRET).update("first administrator").digest("base64url");
}

export function isSetupToken(given: string): boolean {
  const [expected, actual] = [Buffer.from(setupToken()), Buffer.from(given)];
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}
