import type { DemoTicket, People } from "../demo-ticket";
import { endedLeaves } from "./ended-leaves";
import type { Leave } from "./leave";
import { openLeaves } from "./open-leaves";

const DAY = 86_400_000;

/** Leave begins ten days after it was asked for and ends at six, or at noon of a half day. */
function values({ days, type, standIn, reason }: Leave, people: People, filedAt: Date) {
  const start = new Date(filedAt.getTime() + 10 * DAY);
  start.setUTCHours(1, 0, 0, 0);
  const hours = days % 1 === 0 ? 9 : 4;
  const end = new Date(start.getTime() + (Math.ceil(days) - 1) * DAY + hours * 3_600_000);
  return {
    leave_start: start.toISOString(),
    leave_end: end.toISOString(),
    ...{ days, type, reason, stand_in: standIn === undefined ? null : people(standIn) },
  };
}

export const leaveTickets: readonly DemoTicket[] = [...endedLeaves, ...openLeaves].map((leave) => ({
  requester: leave.requester,
  title: leave.title,
  daysAgo: leave.daysAgo,
  values: (people, filedAt) => values(leave, people, filedAt),
  ...(leave.first === undefined ? {} : { first: leave.first }),
  steps: leave.steps,
}));
