import type { WireValue } from "../protocol/wire-value";
import { participantTypeName } from "./participant-types";

/** Who has to act: `participant` as stored, `name` and `alias` for people to read; `typeName` where it is not the type's own. */
export type Participant = { typeId: number; participant: string; name: string; alias: string; typeName?: string };

export function participantRecord({ typeId, participant, name, alias, typeName }: Participant): WireValue {
  return {
    participant,
    participant_name: name,
    participant_type_id: typeId,
    participant_type_name: typeName ?? participantTypeName(typeId),
    participant_alias: alias,
  };
}
