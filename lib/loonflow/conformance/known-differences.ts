import type { ReplayedLine } from "./replay";

/** Lines that are meant to differ from the original, where in the answer, and why. */
export type KnownDifference = {
  reason: string;
  lines: readonly string[];
  /** `[*]` stands for any index, `**` for anything. */
  paths: readonly string[];
};

/**
 * What is wrong with the list of differences: a difference nobody explained, an explanation of none, a path that
 * does not differ. Empty when every answer differs exactly where it is meant to.
 */
export function unexplained(replayed: readonly ReplayedLine[], known: readonly KnownDifference[]): string[] {
  const lines = new Map(replayed.map((line) => [line.ref, line]));
  const missing = known.flatMap(({ lines: refs }) => refs.filter((ref) => !lines.has(ref)));
  return [
    ...missing.map((ref) => `${ref} is listed but was not replayed`),
    ...replayed.flatMap((line) => problemsOf(line, known)),
  ];
}

/** `unexplained` of one line. */
export function problemsOf(line: ReplayedLine, known: readonly KnownDifference[]): string[] {
  const { ref, step, differences } = line;
  const listed = known.filter(({ lines }) => lines.includes(ref));
  const patterns = listed.flatMap(({ paths }) => paths).map((path) => ({ path, regExp: toRegExp(path) }));
  const unlisted = differences.filter(({ path }) => !patterns.some(({ regExp }) => regExp.test(path)));
  const idle = patterns.filter(({ regExp }) => !differences.some(({ path }) => regExp.test(path)));
  return [
    ...unlisted.map(
      ({ path, expected, actual }) =>
        `${ref} (${step}) differs at ${path}: ${JSON.stringify(expected)} became ${JSON.stringify(actual)}`,
    ),
    ...idle.map(({ path }) => `${ref} (${step}) is listed to differ at ${path} and does not`),
  ];
}

function toRegExp(pattern: string): RegExp {
  const source = pattern
    .replace(/[.*+?^${}()|[\]\\]/g, "\\$&")
    .replaceAll("\\[\\*\\]", "\\[\\d+\\]")
    .replaceAll("\\*\\*", ".*");
  return new RegExp(`^${source}$`);
}
