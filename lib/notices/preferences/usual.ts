/** For who has chosen nothing yet. */
export const USUAL_DIGEST = { digest: "off", digestAt: "08:00", weekdaysOnly: true } as const;
