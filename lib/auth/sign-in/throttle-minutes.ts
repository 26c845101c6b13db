/** Failed sign-ins are counted, and too many refused, for this long. */
export const THROTTLE_MINUTES = 15;
