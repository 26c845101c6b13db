import type { OIDCConfig } from "next-auth/providers";
import { getDb } from "@/db/client";
import { findUserByIdentity } from "@/db/queries/people/sign-in";
import { env } from "@/lib/platform/env";

type Claims = { sub: string; preferred_username?: string; email?: string; email_verified?: boolean; name?: string };

export const OIDC_PROVIDER_ID = "oidc";

/** The company's identity provider when one is configured. It proves who someone is; it never creates people. */
export function oidcProvider(): OIDCConfig<Claims> | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = env;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return null;
  return {
    id: OIDC_PROVIDER_ID,
    name: "OpenID Connect",
    type: "oidc",
    issuer,
    clientId,
    clientSecret,
    checks: ["pkce", "state", "nonce"],
    profile: async (claims) => {
      const userId = await findUserByIdentity(getDb(), identityOf(claims));
      return { name: claims.name ?? null, ...(userId === null ? {} : { userId }) };
    },
  };
}

/** An address that the provider says it has not verified proves nothing. */
export function identityOf(claims: Claims): { username: string | null; email: string | null } {
  const email = claims.email_verified === false ? undefined : claims.email;
  return { username: claims.preferred_username || null, email: email || null };
}
