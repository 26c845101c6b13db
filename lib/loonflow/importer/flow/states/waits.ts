import type { StateRow, TransitionRow } from "../../file/installation";
import { TIMER_TYPE, usableTimer } from "../timers";
import { PARTICIPANT_TYPE } from "./participants";

const ORDINARY = 0;

/** States at which nobody acts and only time goes by, with the seconds until they are left. */
export function waitsOf(
  states: readonly StateRow[],
  transitions: readonly TransitionRow[],
): ReadonlyMap<number, number> {
  const idle = states.filter(
    (state) => state.type_id === ORDINARY && state.participant_type_id === PARTICIPANT_TYPE.none,
  );
  return new Map(
    idle.flatMap(({ id }): [number, number][] => {
      const [only, ...others] = transitions.filter((transition) => transition.source_state_id === id);
      if (only === undefined || others.length > 0 || only.transition_type_id !== TIMER_TYPE) return [];
      return usableTimer(only.timer) ? [[id, only.timer]] : [];
    }),
  );
}
