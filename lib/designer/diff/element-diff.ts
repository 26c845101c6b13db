import type { Json } from "@/lib/forms/form-definition";
import type { Change } from "../picture/picture";
import { type PropertyChange, propertyChanges } from "./property-change";

/** What became of a node, a transition or a field. */
export type ElementDiff = { key: string; name: string; change: Change; properties: readonly PropertyChange[] };

type Element = { key: string };

/** The elements of one side, with those properties of each that count and how they may be shown. */
export type Side<Entry extends Element> = {
  entries: readonly Entry[];
  shown: readonly Entry[];
  nameOf: (entry: Entry) => string;
  /** Properties that are told of elsewhere. */
  without: readonly string[];
};

/** Elements are the same by their keys. A draft can have a key twice: then the second is compared with the second. */
export function diffElements<Entry extends Element>(before: Side<Entry>, after: Side<Entry>): ElementDiff[] {
  const [former, present] = [byPlace(before), byPlace(after)];
  const kept = [...present].flatMap(([place, { entry, shown }]): ElementDiff[] => {
    const name = after.nameOf(entry);
    const earlier = former.get(place);
    if (earlier === undefined) return [{ key: entry.key, name, change: "added", properties: [] }];
    const properties = propertyChanges(
      { value: compared(earlier.entry, before), shown: compared(earlier.shown, before) },
      { value: compared(entry, after), shown: compared(shown, after) },
    );
    return properties.length === 0 ? [] : [{ key: entry.key, name, change: "changed", properties }];
  });
  const gone = [...former].flatMap(([place, { entry }]): ElementDiff[] =>
    present.has(place) ? [] : [{ key: entry.key, name: before.nameOf(entry), change: "removed", properties: [] }],
  );
  return [...kept, ...gone];
}

/** Whether what is on both sides stands in another order. */
export function isReordered(before: readonly Element[], after: readonly Element[]): boolean {
  const keysOf = (entries: readonly Element[], others: readonly Element[]) => {
    const there = new Set(others.map(({ key }) => key));
    return entries.flatMap(({ key }) => (there.has(key) ? [key] : []));
  };
  return keysOf(before, after).join("\n") !== keysOf(after, before).join("\n");
}

function byPlace<Entry extends Element>({ entries, shown }: Side<Entry>) {
  const counts = new Map<string, number>();
  return new Map(
    entries.map((entry, index) => {
      const count = counts.get(entry.key) ?? 0;
      counts.set(entry.key, count + 1);
      return [`${entry.key}\n${count}`, { entry, shown: shown[index] ?? entry }] as const;
    }),
  );
}

function compared<Entry extends Element>(entry: Entry, { without }: Side<Entry>): Json {
  return Object.fromEntries(Object.entries(entry).filter(([name]) => name !== "key" && !without.includes(name)));
}
