import type { Json } from "@/lib/forms/form-definition";

/** One property of an element that is not what it was; undefined where it is not there at all. */
export type PropertyChange = { path: readonly string[]; before: Json | undefined; after: Json | undefined };

/** A value, and how it may be shown: without secrets. */
export type Shown = { value: Json | undefined; shown: Json | undefined };

/**
 * What differs between two values, property by property. Lists, and what is one of several kinds, are compared as a
 * whole: one more person to ask is a change of who is asked.
 */
export function propertyChanges(before: Shown, after: Shown, path: readonly string[] = []): PropertyChange[] {
  if (isEqual(before.value, after.value)) return [];
  const [was, is] = [before.value, after.value];
  if (!isRecord(was) || !isRecord(is) || "kind" in was || "kind" in is) {
    return [{ path, before: before.shown, after: after.shown }];
  }
  const keys = new Set([...Object.keys(was), ...Object.keys(is)]);
  return [...keys].flatMap((key) => propertyChanges(at(before, key), at(after, key), [...path, key]));
}

const at = ({ value, shown }: Shown, key: string): Shown => ({
  value: propertyOf(value, key),
  shown: propertyOf(shown, key),
});

const propertyOf = (value: Json | undefined, key: string) =>
  isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;

type Container = { [key: string]: Json };

function isRecord(value: Json | undefined): value is Container {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether two values say the same; in which order properties stand does not count. */
export function isEqual(one: Json | undefined, other: Json | undefined): boolean {
  if (Object.is(one, other)) return true;
  if (Array.isArray(one) || Array.isArray(other)) {
    if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false;
    return one.every((entry, index) => isEqual(entry, other[index]));
  }
  if (!isRecord(one) || !isRecord(other)) return false;
  const keys = Object.keys(one);
  if (keys.length !== Object.keys(other).length) return false;
  return keys.every((key) => Object.hasOwn(other, key) && isEqual(one[key], other[key]));
}
