import type { AddComment, CopyTicket, RemindAssignees } from "../commands";
import type { Course } from "../flow/course";
import { type Refused, refuse } from "../refusal";

const COOL_DOWN_MS = 3_600_000;

/** Says something; nothing else changes, and timers go on. */
export function addComment(course: Course, { mentions }: AddComment): Refused | null {
  course.add({ type: "CommentAdded", mentions: [...new Set(mentions)] });
  return null;
}

/** Lets people know of the ticket. */
export function copyTicket(course: Course, { people, at }: CopyTicket): Refused | null {
  course.add({ type: "CopySent", token: null, people, at });
  return null;
}

/** Nudges whoever the ticket waits for, at most once an hour. */
export function remindAssignees(course: Course, { at }: RemindAssignees): Refused | null {
  const { tasks, endedAt, remindedAt } = course.state;
  if (endedAt !== null) return refuse({ code: "ticket_ended" });
  if (tasks.length === 0) return refuse({ code: "nobody_waits" });
  const left = remindedAt === null ? 0 : remindedAt + COOL_DOWN_MS - at;
  if (left > 0) return refuse({ code: "reminded_recently", minutes: Math.ceil(left / 60_000) });
  course.add({ type: "AssigneesReminded", at });
  return null;
}
