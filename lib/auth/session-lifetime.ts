/** How long a sign-in lasts, in days; the session row and its cookie end together. */
export const SESSION_DAYS = 30;
