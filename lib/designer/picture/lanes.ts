type Line = { key: string; from: string; to: string };

/**
 * Where a line runs among those between the same two nodes, as steps from their middle: `own` among those that lead the
 * same way, `all` among all. A node's lines to itself lie below each other, the first at 0.
 */
export type Lane = { own: number; all: number };

export const ONLY_LANE: Lane = { own: 0, all: 0 };

/** The lane of each transition; the only one between two nodes is in the middle. */
export function lanesOf(transitions: readonly Line[]): ReadonlyMap<string, Lane> {
  const pairs = new Map<string, Line[]>();
  for (const transition of transitions) {
    const { from, to } = transition;
    const pair = from < to ? `${from}\n${to}` : `${to}\n${from}`;
    const lines = pairs.get(pair);
    if (lines === undefined) pairs.set(pair, [transition]);
    else lines.push(transition);
  }
  const lanes = new Map<string, Lane>();
  for (const lines of pairs.values()) {
    for (const [index, { key, from, to }] of lines.entries()) {
      const sameWay = lines.filter((line) => line.from === from);
      const own = sameWay.findIndex((line) => line.key === key) - (sameWay.length - 1) / 2;
      const isLoop = from === to;
      lanes.set(key, isLoop ? { own: index, all: index } : { own, all: index - (lines.length - 1) / 2 });
    }
  }
  return lanes;
}
