/** Why nobody was signed in; each has a sentence below `auth.errors`. */
export const SIGN_IN_FAILURES = ["wrong", "too_many", "unknown_person", "failed"] as const;
export type SignInFailure = (typeof SIGN_IN_FAILURES)[number];

/** What `?error=` on the sign-in page means, which the identity provider's way back carries. */
export function toSignInFailure(error: string | undefined): SignInFailure | null {
  if (error === undefined) return null;
  return SIGN_IN_FAILURES.find((failure) => failure === error) ?? "failed";
}
