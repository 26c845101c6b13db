type Line = { key: string; from: string; to: string };

/** Where each transition runs among those between the same two nodes, in either direction; the only one has 0. */
export function lanesOf(transitions: readonly Line[]): ReadonlyMap<string, number> {
  const pairs = new Map<string, Line[]>();
  for (const transition of transitions) {
    const pair = [transition.from, transition.to].sort().join("\n");
    pairs.set(pair, [...(pairs.get(pair) ?? []), transition]);
  }
  const lanes = new Map<string, number>();
  for (const lines of pairs.values()) {
    const [first] = lines;
    lines.forEach(({ key, from, to }, index) => {
      // Bows of a node to itself lie below each other.
      const isLoop = from === to;
      const spread = index - (lines.length - 1) / 2;
      // There and back are drawn on different sides already.
      const isSplit = lines.some((line) => line.from !== first?.from) && !isLoop;
      const own = isSplit ? lines.filter((line) => line.from === from) : lines;
      const place = own.findIndex((line) => line.key === key) - (own.length - 1) / 2;
      lanes.set(key, isLoop ? index : isSplit ? place : spread);
    });
  }
  return lanes;
}
