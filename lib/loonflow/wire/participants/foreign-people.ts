import type { FlowNode } from "@/lib/flows/definition";
import { foreignNumber, foreignText } from "./foreign-record";
import { PARTICIPANT } from "./participant-types";

type ForeignNode = Extract<FlowNode, { type: "foreign" }>;
type People = { usernames: string[]; departmentIds: number[]; roleIds: number[] };

const MAX_ID = 2_147_483_647;

/** Whom a node of another system asks, where it says so by user names or by ids. */
export function foreignPeople(node: ForeignNode): People {
  const parts = foreignText(node, "participant").split(",");
  const ids = parts.map(Number).filter((id) => Number.isInteger(id) && id > 0 && id <= MAX_ID);
  const typeId = foreignNumber(node, "participant_type_id", PARTICIPANT.none);
  const isByName = typeId === PARTICIPANT.person || typeId === PARTICIPANT.several;
  return {
    usernames: isByName ? parts : [],
    departmentIds: typeId === PARTICIPANT.department ? ids : [],
    roleIds: typeId === PARTICIPANT.role ? ids : [],
  };
}
