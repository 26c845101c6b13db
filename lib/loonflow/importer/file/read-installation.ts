import type { z } from "zod";
import type { Json } from "@/lib/forms/form-definition";
import { storable } from "../storable";
import { Installation } from "./installation";

/** What is wrong with a file: where, and which sentence below `file.` says what to do. */
export type FileProblem = { path: string; code: FileProblemCode; params: Record<string, string | number> };

export const FILE_PROBLEMS = [
  "not_json",
  "missing_table",
  "not_a_table",
  "not_a_row",
  "expected_id",
  "expected_integer",
  "expected_text",
  "expected_flag",
  "expected_username",
  "id_twice",
  "username_twice",
] as const;
export type FileProblemCode = (typeof FILE_PROBLEMS)[number];

export type ReadInstallation =
  | { ok: true; installation: Installation }
  | { ok: false; problems: readonly FileProblem[] };

/** Reads a file, or says everything that is wrong with it. Only what makes it unreadable is wrong: see the notes for the rest. */
export function readInstallation(content: string): ReadInstallation {
  const raw = readJson(content);
  if ("problem" in raw) return { ok: false, problems: [raw.problem] };
  const parsed = Installation.safeParse(raw.value);
  if (!parsed.success) return { ok: false, problems: parsed.error.issues.map(toProblem) };
  const problems = repeated(parsed.data);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, installation: parsed.data };
}

function readJson(content: string): { value: Json } | { problem: FileProblem } {
  try {
    return { value: storable(JSON.parse(content.replace(/^\uFEFF/, "")) as Json) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { problem: { path: "", code: "not_json", params: { message } } };
  }
}

function toProblem(issue: z.core.$ZodIssue): FileProblem {
  const path = issue.path.reduce<string>(
    (sofar, step) =>
      typeof step === "number" ? `${sofar}[${step}]` : `${sofar}${sofar === "" ? "" : "."}${String(step)}`,
    "",
  );
  return { path, code: codeOf(issue), params: {} };
}

function codeOf(issue: z.core.$ZodIssue): FileProblemCode {
  const code = FILE_PROBLEMS.find((known) => known === issue.message);
  if (code !== undefined) return code;
  if (issue.code !== "invalid_type" || issue.expected !== "array") return "not_a_row";
  return issue.message.endsWith("received undefined") ? "missing_table" : "not_a_table";
}

/** Ids are kept, so each may be there once in its table; user names stand for people everywhere else. */
function repeated(installation: Installation): FileProblem[] {
  const { depts, users, roles, app_tokens, workflows } = installation;
  const inFlows = <T>(table: string, rowsOf: (workflow: Installation["workflows"][number]) => readonly T[]) =>
    workflows.flatMap((workflow, index) =>
      rowsOf(workflow).map((row, place) => ({ row, path: `workflows[${index}].${table}[${place}]` })),
    );
  const inTable = <T>(table: string, rows: readonly T[]) =>
    rows.map((row, place) => ({ row, path: `${table}[${place}]` }));
  return [
    ...[
      inTable("depts", depts),
      inTable("users", users),
      inTable("roles", roles),
      inTable("app_tokens", app_tokens),
      inTable("workflows", workflows),
      inFlows("states", (workflow) => workflow.states),
      inFlows("transitions", (workflow) => workflow.transitions),
      inFlows("custom_fields", (workflow) => workflow.custom_fields),
    ].flatMap((rows) => twice(rows, (row: { id: number }) => row.id, "id_twice", "id")),
    ...twice(inTable("users", users), (user) => user.username, "username_twice", "username"),
  ];
}

function twice<T>(
  rows: readonly { row: T; path: string }[],
  keyOf: (row: T) => string | number,
  code: FileProblemCode,
  column: string,
): FileProblem[] {
  const first = new Map<string | number, string>();
  return rows.flatMap(({ row, path }) => {
    const key = keyOf(row);
    const other = first.get(key);
    if (other === undefined) first.set(key, path);
    return other === undefined ? [] : [{ path: `${path}.${column}`, code, params: { value: key, other } }];
  });
}
