import { openSecret, sealSecret } from "@/lib/platform/secret-box";

const CONTEXT = "client";

/** A client's secret as `clients.encrypted_secret` stores it. */
export const sealClientSecret = (plain: string): string => sealSecret(plain, CONTEXT);

export const openClientSecret = (sealed: string): string => openSecret(sealed, CONTEXT);
