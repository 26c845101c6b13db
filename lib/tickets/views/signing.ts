import type { TicketDetail } from "@/db/queries/tickets";
import type { Seat } from "@/lib/engine/model";
import type { LoadedVersion } from "@/lib/flows/version-cache";
import type { PersonRef, Signer, SigningRound } from "../schema";

type Known = { userId: number; mayIntervene: boolean; people: readonly PersonRef[] };

/** Nodes where more than one person signs, with what each has answered. */
export function toSigning(version: LoadedVersion, ticket: TicketDetail, known: Known): SigningRound[] {
  return ticket.tokens.flatMap(({ no, nodeId, signing }) => {
    if (signing === null || signing.length < 2) return [];
    const nodeName = version.nodes.get(version.nodeKeys.get(nodeId) ?? "")?.name ?? "";
    return [{ tokenNo: no, nodeName, signers: signing.map((seat) => toSigner(seat, known)) }];
  });
}

function toSigner(seat: Seat, { userId, mayIntervene, people }: Known): Signer {
  const id = seat.status === "done" ? (seat.vote.by ?? seat.person) : seat.person;
  return {
    seatNo: seat.no,
    kind: seat.kind,
    person: people.find((person) => person.id === id) ?? null,
    state: stateOf(seat),
    at: seat.status === "done" ? new Date(seat.vote.at).toISOString() : null,
    mayRemove: seat.status !== "done" && (mayIntervene || seat.addedBy === userId),
  };
}

function stateOf(seat: Seat): Signer["state"] {
  if (seat.status !== "done") return seat.status;
  if (seat.vote.by === null) return "passed";
  return seat.vote.intent === "reject" ? "rejected" : "approved";
}
