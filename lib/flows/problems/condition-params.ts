import type { ConditionProblem } from "../conditions/problem-codes";
import type { Problem } from "./problem";

/** `reason` is a key of `conditions.problems`, which takes the other params; `message` says it in the words of the library. */
export function conditionParams({ code, params, message, position }: ConditionProblem): Problem["params"] {
  return { ...params, reason: code, message, ...position };
}
