import type { WireTicket } from "@/db/queries/loonflow/ticket-columns";
import type { WireJob, WireSigner, WireTask } from "@/db/queries/loonflow/ticket-work";
import { HIDDEN } from "../../masked";
import type { Participant } from "./participant-record";
import { PARTICIPANT } from "./participant-types";
import { ROBOT } from "./robot";

const NOBODY: Participant = { typeId: PARTICIPANT.none, participant: "", name: "", alias: "" };
const EVERYBODY = "多人且全部处理";
const HOOK: Participant = alike(PARTICIPANT.hook, HIDDEN);
const ENGINE: Participant = alike(PARTICIPANT.person, ROBOT);

export type Waiting = Pick<WireTicket, "nodeId" | "tasks" | "jobs" | "signers">;

/** Who has to act on a ticket now, at the node that callers are told it is at. */
export function liveParticipant(ticket: Waiting): Participant {
  const isHere = ({ nodeId }: { nodeId: number }) => nodeId === ticket.nodeId;
  const [job] = ticket.jobs.filter(isHere);
  if (job !== undefined) return ofJob(job);
  const found = together(ticket.tasks.filter(isHere).map(ofTask));
  const signers = ticket.signers.filter(isHere);
  return signers.length === 0 ? found : signing(found, signers);
}

/** Where everybody has to act: those who have not yet, and what each of them said. */
function signing(found: Participant, signers: readonly WireSigner[]): Participant {
  const progress = signers.map(({ username, name, vote }) => {
    const state = vote === null ? "未处理:None" : `已处理:${vote.transitionName}`;
    return `${name}(${username})${state}`;
  });
  return { ...found, typeId: PARTICIPANT.several, typeName: EVERYBODY, alias: progress.join(";") };
}

function together(all: readonly Participant[]): Participant {
  const [first = NOBODY, ...others] = all;
  return others.reduce(
    (before, one) => ({
      typeId: PARTICIPANT.several,
      participant: `${before.participant},${one.participant}`,
      name: `${before.name},${one.name}`,
      alias: `${before.alias},${one.alias}`,
    }),
    first,
  );
}

function ofJob({ kind, script }: WireJob): Participant {
  switch (kind) {
    case "hook":
      return HOOK;
    case "script":
      return { ...alike(PARTICIPANT.script, script?.id ?? ""), alias: script?.name ?? "" };
    case "child":
      return ENGINE;
    case "resolver":
      return NOBODY;
  }
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

function alike(typeId: number, participant: string): Participant {
  return { typeId, participant, name: participant, alias: participant };
}
