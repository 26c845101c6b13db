import { advance } from "../advance";
import { cancelTokens, clearToken } from "../clear";
import type { CloseTicket, DeleteTicket, EditValues, MoveTicket } from "../commands";
import { closeSpentForks } from "../flow/branches";
import type { Course } from "../flow/course";
import type { Instant } from "../model";
import { type Refused, refuse } from "../refusal";
import { restartTimers } from "../time/timers";
import { changeValues } from "./complete-task";
import { gather } from "./gather";

/** Puts a token, or the whole ticket, to any node. A ticket that has ended begins anew there. */
export function moveTicket(course: Course, { token: no, to, at }: MoveTicket): Refused | null {
  const node = course.flow.nodes.get(to);
  if (node === undefined || node.type === "foreign") return refuse({ code: "node_unknown", node: to });
  if (no !== null && !course.state.tokens.some((token) => token.no === no)) return refuse({ code: "token_gone" });
  if (course.state.deletedAt !== null) return refuse({ code: "ticket_ended" });
  if (course.state.endedAt !== null) course.add({ type: "TicketReopened" });
  const token = no ?? gather(course, null, at);
  if (no !== null) clearToken(course, no, at);
  // What was a draft or taken back is under way from now on.
  if (course.state.phase !== "submitted" && to !== course.flow.start) course.add({ type: "TicketSubmitted" });
  course.add({ type: "SentBack", from: course.token(token).node, to });
  return advance(course, { token, to, via: null, returnTo: null, intent: "neutral", at });
}

export function editValues(course: Course, command: EditValues): Refused | null {
  if (course.state.endedAt !== null) return refuse({ code: "ticket_ended" });
  changeValues(course, command);
  for (const token of course.state.tokens) restartTimers(course, token.no, command.at);
  return null;
}

export function closeTicket(course: Course, { at }: CloseTicket): Refused | null {
  if (course.state.endedAt !== null) return refuse({ code: "ticket_ended" });
  course.add({ type: "TicketClosed" });
  endAll(course, at);
  return null;
}

/** Takes the ticket out of all lists; its history stays. */
export function deleteTicket(course: Course, { at }: DeleteTicket): Refused | null {
  if (course.state.deletedAt !== null) return refuse({ code: "ticket_ended" });
  if (course.state.endedAt === null) {
    course.add({ type: "TicketClosed" });
    endAll(course, at);
  }
  course.add({ type: "TicketDeleted", at });
  return null;
}

function endAll(course: Course, at: Instant): void {
  const tokens = course.state.tokens.map(({ no }) => no);
  cancelTokens(course, tokens, at);
  closeSpentForks(course);
  course.add({ type: "TicketEnded", at });
}
