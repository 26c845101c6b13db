import { passThrottle } from "../flow/throttle";
import type { Slot, Throttle } from "./job";

export interface Candidate {
  readonly id: string;
  readonly slots: readonly Slot[];
  readonly throttle: Throttle | null;
}

export interface Room {
  readonly now: number;
  /** Running jobs per slot. */
  readonly busy: ReadonlyMap<string, number>;
  /** Theoretical arrival times, see passThrottle. */
  readonly tats: ReadonlyMap<string, number>;
}

export interface Admitted {
  readonly ids: readonly string[];
  /** The throttles that were passed, with what they stand at afterwards. */
  readonly tats: ReadonlyMap<string, number>;
}

/** Which candidates, first come first served, fit beside the jobs already running and may pass their throttle. */
export function admit(candidates: readonly Candidate[], room: Room): Admitted {
  const used = new Map(room.busy);
  const tats = new Map<string, number>();
  const ids: string[] = [];
  for (const { id, slots, throttle } of candidates) {
    if (slots.some(({ name, limit }) => (used.get(name) ?? 0) >= limit)) continue;
    if (throttle) {
      const tat = passThrottle(tats.get(throttle.name) ?? room.tats.get(throttle.name) ?? 0, throttle, room.now);
      if (tat === undefined) continue;
      tats.set(throttle.name, tat);
    }
    for (const { name } of slots) used.set(name, (used.get(name) ?? 0) + 1);
    ids.push(id);
  }
  return { ids, tats };
}
