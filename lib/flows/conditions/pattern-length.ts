/** Of a pattern in a condition. */
export const MAX_PATTERN_LENGTH = 200;
