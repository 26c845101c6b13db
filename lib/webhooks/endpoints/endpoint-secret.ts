import { randomBytes } from "node:crypto";
import { openSecret, sealSecret } from "@/lib/platform/secret-box";

const CONTEXT = "webhook endpoint";
const BYTES = 32;

/** How long a secret goes on signing beside the one that took its place. */
export const ROTATION_MS = 24 * 3_600_000;

/** A key as standard-webhooks writes it. */
export const newEndpointSecret = (): string => `whsec_${randomBytes(BYTES).toString("base64")}`;

export const sealEndpointSecret = (plain: string): string => sealSecret(plain, CONTEXT);

export const openEndpointSecret = (sealed: string): string => openSecret(sealed, CONTEXT);
