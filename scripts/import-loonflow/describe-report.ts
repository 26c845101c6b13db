import type { Conflict } from "@/lib/loonflow/importer/conflicts";
import type { FileProblem } from "@/lib/loonflow/importer/file/read-installation";
import type { Note } from "@/lib/loonflow/importer/note";
import type { FlowReport, ImportReport } from "@/lib/loonflow/importer/report";
import type { Sentences } from "../terminal/sentences";

const MARKS = { error: "✗", warning: "!" } as const;
const KINDS = ["user", "department", "role", "client", "flow", "notice"] as const;

/** An import's report as lines for a terminal. */
export function describeReport(report: ImportReport, file: string, say: Sentences): string[] {
  switch (report.outcome) {
    case "malformed":
      return [say("file.title", { file }), "", ...report.problems.map((problem) => describeProblem(problem, say))];
    case "conflicts":
      return [
        say("conflict.title", { file }),
        "",
        ...report.conflicts.map((conflict) => describeConflict(conflict, say)),
      ];
    case "imported":
      return describeImport(report, file, say);
  }
}

function describeProblem({ path, code, params }: FileProblem, say: Sentences): string {
  return `  ${path || say("file.whole")} ${say(`file.${code}`, params)}`;
}

function describeConflict({ code, params }: Conflict, say: Sentences): string {
  return `  ${MARKS.error} ${say(`conflict.${code}`, params)}`;
}

type Imported = Extract<ImportReport, { outcome: "imported" }>;

function describeImport({ counts, flows, notes }: Imported, file: string, say: Sentences): string[] {
  const hasChanged = KINDS.some((kind) => counts[kind].created + counts[kind].updated > 0);
  return [
    say(hasChanged ? "report.title" : "report.unchanged", { file }),
    "",
    ...KINDS.map((kind) => `  ${say(`report.${kind}`)}: ${say("report.counts", counts[kind])}`),
    "",
    ...flows.flatMap((flow) => describeFlow(flow, say)),
    ...(notes.length > 0 ? [""] : []),
    ...notes.map((note) => describeNote(note, say)),
  ];
}

function describeFlow(flow: FlowReport, say: Sentences): string[] {
  return [
    `  ${flow.id} ${flow.name}: ${say("report.result", { result: flow.result })}`,
    ...flow.problems.map(({ severity, code, params }) => `    ${MARKS[severity]} ${say(`problems.${code}`, params)}`),
    ...flow.notes.map((note) => `  ${describeNote(note, say)}`),
  ];
}

/** What is said of a condition ends with why. */
function describeNote({ severity, code, params }: Note, say: Sentences): string {
  const { reason, part } = params;
  const why = typeof reason === "string" && part !== undefined ? ` ${say(`expression.${reason}`, { part })}` : "";
  return `  ${MARKS[severity]} ${say(`note.${code}`, params)}${why}`;
}
