import type { ExactJson } from "./exact-json";

export type Difference = { path: string; expected: ExactJson; actual: ExactJson };

const ABSENT = "<absent>";

/** Keys whose object is a set of names: the order in which they stand says nothing. */
const UNORDERED = ["state_field_str", "state_field", "label", "state_label", "field_choice", "boolean_field_display"];

/** Where two answers differ, and how; the order of keys counts too. */
export function differingPaths(expected: ExactJson, actual: ExactJson, path: string): Difference[] {
  if (Array.isArray(expected) && Array.isArray(actual)) return differingEntries(expected, actual, path);
  if (isObject(expected) && isObject(actual)) return differingKeys(expected, actual, path);
  return expected === actual ? [] : [{ path, expected, actual }];
}

function differingEntries(expected: ExactJson[], actual: ExactJson[], path: string): Difference[] {
  const differences: Difference[] = [];
  if (expected.length !== actual.length) {
    differences.push({ path: `${path}.length`, expected: expected.length, actual: actual.length });
  }
  const shared = Math.min(expected.length, actual.length);
  for (let index = 0; index < shared; index += 1) {
    differences.push(...differingPaths(expected[index] ?? null, actual[index] ?? null, `${path}[${index}]`));
  }
  return differences;
}

type JsonObject = { [key: string]: ExactJson };

function differingKeys(expected: JsonObject, actual: JsonObject, path: string): Difference[] {
  const keys = [...new Set([...Object.keys(expected), ...Object.keys(actual)])];
  const differences = keys.flatMap((key): Difference[] => {
    const at = `${path}.${key}`;
    const [before, after] = [expected[key], actual[key]];
    if (before === undefined || after === undefined) {
      return [{ path: at, expected: before ?? ABSENT, actual: after ?? ABSENT }];
    }
    return differingPaths(before, after, at);
  });
  return [...differences, ...differingOrder(expected, actual, path)];
}

function differingOrder(expected: JsonObject, actual: JsonObject, path: string): Difference[] {
  if (UNORDERED.some((key) => path.endsWith(`.${key}`))) return [];
  const before = Object.keys(expected).filter((key) => key in actual);
  const after = Object.keys(actual).filter((key) => key in expected);
  const isSame = before.every((key, index) => key === after[index]);
  return isSame ? [] : [{ path: `${path}.order`, expected: before.join(), actual: after.join() }];
}

function isObject(value: ExactJson): value is JsonObject {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
