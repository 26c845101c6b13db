/** What `?error=` on the sign-in page says after the identity provider; anything else is a general failure. */
export const SIGN_IN_ERRORS = { unknownPerson: "unknown_person" } as const;
