import type { WireTask } from "@/db/queries/loonflow/ticket-columns";
import type { Participant } from "./participant-record";
import { PARTICIPANT } from "./participant-types";

const NOBODY: Participant = { typeId: PARTICIPANT.none, participant: "", name: "", alias: "" };

/** Who has to act on a ticket now. */
export function liveParticipant(tasks: readonly WireTask[]): Participant {
  const [first = NOBODY, ...others] = tasks.map(ofTask);
  return others.reduce(
    (all, one) => ({
      typeId: PARTICIPANT.several,
      participant: `${all.participant},${one.participant}`,
      name: `${all.name},${one.name}`,
      alias: `${all.alias},${one.alias}`,
    }),
    first,
  );
}

function ofTask({ assignee, candidates, members }: WireTask): Participant {
  if (assignee !== null) return people([assignee]);
  if (members !== null) return people(members);
  const [only] = candidates;
  if (candidates.length === 1 && only !== undefined && only.type !== "user") {
    const typeId = only.type === "department" ? PARTICIPANT.department : PARTICIPANT.role;
    return { typeId, participant: String(only.id), name: only.name, alias: only.name };
  }
  return people(candidates);
}

function people(found: readonly { username: string; name: string }[]): Participant {
  if (found.length === 0) return NOBODY;
  const usernames = found.map(({ username }) => username).join(",");
  return {
    typeId: found.length === 1 ? PARTICIPANT.person : PARTICIPANT.several,
    participant: usernames,
    name: usernames,
    alias: found.map(({ name }) => name).join(","),
  };
}
