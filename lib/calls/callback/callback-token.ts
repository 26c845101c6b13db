import { createHash, randomBytes } from "node:crypto";
import { siteUrl } from "@/lib/platform/site-url";

/** What makes an address to call back nobody's guess. */
export const newCallbackToken = (): string => randomBytes(32).toString("base64url");

/** What is kept of it. */
export const hashOfToken = (token: string): string => createHash("sha256").update(token).digest("hex");

export const callbackUrl = (token: string): string => new URL(`/api/callbacks/${token}`, siteUrl()).href;
