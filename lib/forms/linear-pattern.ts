import { RE2JS } from "re2js";

const MAX_PATTERNS = 1000;
/** Linear time still grows with the pattern: this bounds one match at some hundred milliseconds. */
const MAX_PATTERN_SIZE = 500;

const patterns = new Map<string, RE2JS>();

/**
 * A pattern that no text can stall, compiled once.
 *
 * @throws Error when the pattern is not one of RE2's, or unrolls to too much.
 */
export function linearPattern(source: string): RE2JS {
  const known = patterns.get(source);
  if (known !== undefined) return known;
  const pattern = RE2JS.compile(source);
  if (pattern.programSize() > MAX_PATTERN_SIZE) throw new Error("the pattern repeats too much");
  if (patterns.size >= MAX_PATTERNS) patterns.clear();
  patterns.set(source, pattern);
  return pattern;
}
