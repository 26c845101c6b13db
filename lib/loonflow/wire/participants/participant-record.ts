import type { WireValue } from "../protocol/wire-value";
import { participantTypeName } from "./participant-types";

/** Who has to act: `participant` as stored, `name` and `alias` for people to read. */
export type Participant = { typeId: number; participant: string; name: string; alias: string };

export function participantRecord({ typeId, participant, name, alias }: Participant): WireValue {
  return {
    participant,
    participant_name: name,
    participant_type_id: typeId,
    participant_type_name: participantTypeName(typeId),
    participant_alias: alias,
  };
}
