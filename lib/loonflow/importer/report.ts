import type { RecordKind } from "@/db/store/import-store";
import type { Problem } from "@/lib/flows/problems/problem";
import type { Conflict } from "./conflicts";
import type { FileProblem } from "./file/read-installation";
import type { Note } from "./note";

export type FlowReport = {
  id: number;
  name: string;
  result: "published" | "draft" | "unchanged";
  notes: readonly Note[];
  problems: readonly Problem[];
};

export type Counts = { created: number; updated: number; unchanged: number };

/** What an import did. Only `imported` changed anything. */
export type ImportReport =
  | { outcome: "malformed"; problems: readonly FileProblem[] }
  | { outcome: "conflicts"; conflicts: readonly Conflict[] }
  | {
      outcome: "imported";
      counts: Record<RecordKind, Counts>;
      notes: readonly Note[];
      flows: readonly FlowReport[];
    };
