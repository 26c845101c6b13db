import type { Operator } from "./operators";
import type { Subject } from "./subject";

/** What a row compares with. `subject`: what another field holds. */
export type RowValue =
  | null
  | string
  | number
  | boolean
  | readonly (string | number)[]
  | { from: string | number; to: string | number }
  | { subject: Subject };

export type ConditionRow = { part: "row"; subject: Subject; operator: Operator; value: RowValue };

export type ConditionGroup = {
  part: "group";
  join: "and" | "or";
  /** Whether it is to be the other way round. */
  isNegated: boolean;
  parts: readonly ConditionPart[];
};

export type ConditionPart = ConditionRow | ConditionGroup;

/** A condition as rows in groups. Without any part it is no condition at all. */
export type ConditionTree = ConditionGroup;

export const NO_CONDITION: ConditionTree = { part: "group", join: "and", isNegated: false, parts: [] };
