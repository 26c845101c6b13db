export const TIMER_TYPE = 2;

const LONGEST_TIMER = 366 * 86_400;

export const usableTimer = (seconds: number): boolean => seconds > 0 && seconds <= LONGEST_TIMER;
