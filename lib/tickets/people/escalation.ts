import type { Escalation } from "@/lib/engine/commands";
import type { Timer } from "@/lib/engine/model";
import { MAX_SIGNERS } from "@/lib/engine/signing";
import type { Reminder } from "@/lib/flows/definition";
import { AppError } from "@/lib/platform/errors";
import type { LockedTicket } from "../execute";
import { type Inquiry, inquiryIn } from "./assignment";
import { wantedBy } from "./wanted-people";

/** The rung that a timer of a ticket rings; null for one that takes a transition. */
export function rungAt({ state, version }: Pick<LockedTicket, "state" | "version">, timer: Timer): Reminder | null {
  if (!("reminder" in timer)) return null;
  const key = state.tokens.find(({ no }) => no === timer.token)?.node ?? "";
  const node = version.nodes.get(key);
  return node?.type === "task" ? (node.reminders[timer.reminder.rung] ?? null) : null;
}

/**
 * Whom a rung that escalates means now, inside the ticket's transaction; null for one that does not. Only active people
 * count.
 *
 * @throws AppError `unavailable` when nobody is found and not even an active administrator exists.
 */
export async function lookUpEscalation(
  ticket: Pick<LockedTicket, "tx" | "state" | "version" | "parentId">,
  rung: Reminder | null,
  node: string | null,
  inquiry: Inquiry = inquiryIn(ticket.tx),
): Promise<Escalation | null> {
  if (rung === null || rung.escalate === null) return null;
  const { tx, state, version, parentId } = ticket;
  const wanted = await wantedBy(tx, rung.escalate.who, state, parentId);
  const base = { flowId: version.flowId, requesterId: state.requester, peopleLimit: MAX_SIGNERS + 1 };
  const { rule, managers, administrators } = await inquiry.principals({ ...wanted, ...base });
  const people = [...new Set(rule.flatMap((found) => found.people))];
  const instead = managers.length > 0 ? managers : administrators;
  if (people.length === 0 && instead.length === 0) {
    throw new AppError("unavailable", {
      reason: "nobody_to_ask",
      params: { node: version.nodes.get(node ?? "")?.name ?? "" },
    });
  }
  return { found: { principals: rule.map(({ principal }) => principal), people }, managers: instead };
}
