import type { z } from "zod";
import type { Json } from "@/lib/forms/form-definition";
import { AppError, type FieldProblem } from "@/lib/platform/errors";
import { FILE_FORMAT, FlowFile } from "./flow-file";
import { readJson } from "./json-text";

/** Bytes; a flow of 2,000 steps is smaller. */
export const MAX_FILE_BYTES = 4 * 1024 * 1024;

/** So many things that are wrong are told at once. */
const MAX_PROBLEMS = 20;

const refuse = (what: string, params: Record<string, string | number> = {}, problems: readonly FieldProblem[] = []) =>
  new AppError("invalid", { reason: `flow_file_${what}`, params, problems });

export const fileTooLarge = () => refuse("too_large", { max: MAX_FILE_BYTES / 1024 / 1024 });

/**
 * Reads a flow from a file that may be anything.
 *
 * @throws AppError `invalid` with `flow_file_…`, naming the place and what is to be done about it.
 */
export function readFlowFile(bytes: Uint8Array): FlowFile {
  const { value, lineOf } = readJson(textOf(bytes));
  demandMark(value);
  const parsed = FlowFile.safeParse(value);
  const problems = parsed.success
    ? unknownNames(value, parsed.data as unknown as Json)
    : parsed.error.issues.slice(0, MAX_PROBLEMS).map((issue) => toProblem(issue, value));
  if (!parsed.success || problems.length > 0) throw invalid(problems, value, lineOf);
  return parsed.data;
}

function textOf(bytes: Uint8Array): string {
  if (bytes.byteLength > MAX_FILE_BYTES) throw fileTooLarge();
  if (bytes.byteLength === 0) throw refuse("empty");
  const [first, second] = bytes;
  const isWide = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  if (isWide || first === 0 || second === 0) throw refuse("not_utf8");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw refuse("not_utf8");
  }
}

/** What is JSON but no flow of this format is better told in one sentence than by everything it lacks. */
function demandMark(value: Json): void {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw refuse("not_a_flow");
  const isLoonflow = "workflows" in value || ("transition_list" in value && "state_list" in value);
  if (isLoonflow) throw refuse("loonflow");
  if (value.skein === "flow-part") throw refuse("part");
  if (value.skein !== "flow") throw refuse("not_a_flow");
  const { format } = value;
  if (typeof format === "number" && format > FILE_FORMAT) throw refuse("newer", { format, known: FILE_FORMAT });
}

type Path = readonly PropertyKey[];
type Place = FieldProblem & { at: Path };

function invalid(problems: readonly Place[], value: Json, lineOf: (container: object) => number): AppError {
  const told = problems.map(({ at, ...problem }) => ({
    ...problem,
    params: { ...problem.params, line: lineAt(value, at, lineOf) },
  }));
  const [first] = told;
  const params = { count: told.length, place: first?.path ?? "", line: first?.params.line ?? 1 };
  return refuse("invalid", params, told);
}

/** The line on which the innermost object or list begins that is there. */
function lineAt(value: Json, path: Path, lineOf: (container: object) => number): number {
  let container = value;
  for (const step of path) {
    const inner = typeof container === "object" && container !== null ? (container as Tree)[String(step)] : undefined;
    if (typeof inner !== "object" || inner === null) break;
    container = inner;
  }
  return typeof container === "object" && container !== null ? lineOf(container) : 1;
}

type Tree = { [key: string]: Json | undefined };

function isMissing(value: Json, path: Path): boolean {
  let inner: Json | undefined = value;
  for (const step of path)
    inner = typeof inner === "object" && inner !== null ? (inner as Tree)[String(step)] : undefined;
  return inner === undefined;
}

/** As people write it: definition.nodes[3].name */
const pathText = (path: Path) =>
  path
    .map((step, index) => (typeof step === "number" ? `[${step}]` : `${index > 0 ? "." : ""}${String(step)}`))
    .join("");

function toProblem(issue: z.core.$ZodIssue, value: Json): Place {
  const place = { path: pathText(issue.path), at: issue.path };
  if (isMissing(value, issue.path)) return { ...place, code: "file_missing" };
  switch (issue.code) {
    case "invalid_type":
      return { ...place, code: "file_type", params: { expected: issue.expected } };
    case "too_big":
      return {
        ...place,
        code: issue.origin === "string" ? "too_long" : "file_at_most",
        params: { max: Number(issue.maximum) },
      };
    case "too_small":
      return { ...place, code: "file_at_least", params: { min: Number(issue.minimum) } };
    case "invalid_value":
      return { ...place, code: "file_choice", params: { choices: issue.values.slice(0, 20).map(String).join(", ") } };
    case "invalid_union":
      return { ...place, code: "file_kind" };
    default:
      return { ...place, code: "file_form" };
  }
}

/** Names in the file that were not taken over: most likely misspelt, and then what they say would be lost. */
function unknownNames(given: Json, taken: Json, path: Path = []): Place[] {
  if (typeof given !== "object" || given === null || typeof taken !== "object" || taken === null) return [];
  if (Array.isArray(given)) {
    const list = Array.isArray(taken) ? taken : [];
    return given.flatMap((entry, index) => unknownNames(entry, list[index] ?? null, [...path, index]));
  }
  const known = taken as Tree;
  return Object.entries(given)
    .flatMap(([name, entry]): Place[] => {
      const at = [...path, name];
      if (Object.hasOwn(known, name)) return unknownNames(entry, known[name] ?? null, at);
      return [{ path: pathText(at), at: path, code: "file_unknown", params: { name: name.slice(0, 60) } }];
    })
    .slice(0, MAX_PROBLEMS);
}
