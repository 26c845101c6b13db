import { openSecret, sealSecret } from "@/lib/platform/secret-box";

const CONTEXT = "node";

/** The secret of a hook or of an external resolver, as a definition stores it. */
export const sealNodeSecret = (plain: string): string => sealSecret(plain, CONTEXT);

export const openNodeSecret = (sealed: string): string => openSecret(sealed, CONTEXT);
