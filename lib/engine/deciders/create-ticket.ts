import { advance } from "../advance";
import type { CreateTicket } from "../commands";
import type { Course } from "../flow/course";
import { groupsOf } from "../model";
import { Refused } from "../refusal";
import { buttonOf } from "../rights";
import { leaveAlong } from "../settle-node";

/** Files a ticket by a button of the start node, or keeps it there as a draft. */
export function createTicket(course: Course, command: CreateTicket): Refused | null {
  const { at, by, title, values } = command;
  const { start } = course.flow;
  const transition = command.transition === null ? null : buttonOf(course, start, command.transition);
  if (transition instanceof Refused) return transition;
  // A button that leads nowhere saves a draft.
  const isDraft = transition === null || transition.to === start;
  const groups = groupsOf(by.principals);
  course.add({ type: "TicketCreated", at, requester: by.userId, groups, title, values, isDraft });
  const token = course.nextNo();
  course.add({ type: "TokenCreated", token, node: start, at });
  if (isDraft) {
    return advance(course, { token, to: start, via: null, returnTo: null, intent: "neutral", at });
  }
  course.add({ type: "NodeHandled", node: start, by: by.userId });
  return leaveAlong(course, token, transition, { at, isChosen: true });
}
