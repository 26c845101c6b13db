import { cancelTokens, clearToken } from "../clear";
import { closeSpentForks } from "../flow/branches";
import type { Course } from "../flow/course";
import type { Instant } from "../model";

/**
 * Ends every token but one, which is left without anything to do and outside of all branches.
 *
 * @param keep the token to keep; null keeps the first, or makes one at the start of a ticket that has ended.
 */
export function gather(course: Course, keep: number | null, at: Instant): number {
  const kept = keep ?? course.state.tokens[0]?.no ?? null;
  if (kept === null) {
    const token = course.nextNo();
    course.add({ type: "TokenCreated", token, node: course.flow.start, at });
    return token;
  }
  const others = course.state.tokens.filter(({ no }) => no !== kept).map(({ no }) => no);
  cancelTokens(course, others, at);
  clearToken(course, kept, at);
  closeSpentForks(course);
  return kept;
}
