import type { WaitingTask } from "@/db/queries/lists/waiting";
import type { TicketDetail } from "@/db/queries/tickets/tickets";
import type { Seat } from "@/lib/engine/model";
import type { LoadedVersion } from "@/lib/flows/version-cache";
import type { PersonRef, Signer, SigningRound } from "../schema";

type Known = { userId: number; mayIntervene: boolean; people: readonly PersonRef[] };

/** Nodes where more than one person signs, or somebody was asked first, with what each has answered. */
export function toSigning(version: LoadedVersion, ticket: TicketDetail, known: Known): SigningRound[] {
  return ticket.tokens.flatMap(({ no, nodeId, signing }) => {
    const seats = (signing ?? []).map((seat) => ({ seat, task: taskAt(ticket, seat) }));
    const isAsking = seats.some(({ task }) => task !== undefined && task.returns.length > 0);
    if (seats.length < 2 && !isAsking) return [];
    const nodeName = version.nodes.get(version.nodeKeys.get(nodeId) ?? "")?.name ?? "";
    return [{ tokenNo: no, nodeName, signers: seats.map(({ seat, task }) => toSigner(seat, task, known)) }];
  });
}

const taskAt = ({ waiting }: TicketDetail, seat: Seat) => waiting.find(({ seatNo }) => seatNo === seat.no);

function toSigner(seat: Seat, task: WaitingTask | undefined, { userId, mayIntervene, people }: Known): Signer {
  const returns = task?.returns ?? [];
  const isLender = returns.some(({ kind, user }) => kind !== "next" && user === userId);
  const id = seat.status === "done" ? (seat.vote.by ?? seat.person) : seat.person;
  return {
    seatNo: seat.no,
    kind: seat.kind,
    person: people.find((person) => person.id === id) ?? null,
    state: stateOf(seat),
    at: seat.status === "done" ? new Date(seat.vote.at).toISOString() : null,
    asked: returns.length > 0 ? (task?.assignee ?? null) : null,
    mayRemove: seat.status !== "done" && (mayIntervene || seat.addedBy === userId || isLender),
  };
}

function stateOf(seat: Seat): Signer["state"] {
  if (seat.status !== "done") return seat.status;
  if (seat.vote.by === null) return "passed";
  return seat.vote.intent === "reject" ? "rejected" : "approved";
}
