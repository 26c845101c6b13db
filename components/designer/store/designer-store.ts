import { createStore, type StoreApi } from "zustand/vanilla";
import { applyEdit } from "@/lib/designer/edits";
import type { Edit } from "@/lib/designer/edits/edit";
import { type History, record, redo, seal, startHistory, undo } from "@/lib/designer/history";
import { labelOf } from "@/lib/designer/label-of";
import { type Learned, type Names, withLearned } from "@/lib/designer/names";
import type { FlowDefinition } from "@/lib/flows/definition";
import type { Problem } from "@/lib/flows/problems/problem";

/** What is marked, by keys: on the canvas, or in the form. */
export type Selection = {
  nodeKeys: readonly string[];
  transitionKeys: readonly string[];
  fieldKeys: readonly string[];
};

const NOTHING: Selection = { nodeKeys: [], transitionKeys: [], fieldKeys: [] };

/** The draft as somebody else saved it meanwhile; `at` is ISO. */
export type OtherDraft = {
  definition: FlowDefinition;
  revision: number | null;
  number: number;
  by: string;
  at: string | null;
};

/** How the browser's document and the server's draft stand to each other. */
export type Saving =
  | { state: "idle" }
  | { state: "saving" }
  /** Tried again by itself; `message` is in the reader's language. */
  | { state: "failed"; message: string }
  | { state: "conflict"; theirs: OtherDraft };

export type DesignerFlow = { id: number; name: string; isActive: boolean };

export type DesignerState = {
  flow: DesignerFlow;
  history: History;
  selection: Selection;
  /** The element to bring into view; a new object each time it is asked for. */
  revealed: { key: string } | null;
  names: Names;
  /** As the server has it; `number` is that of the draft, or what the next one will have. */
  draft: { revision: number | null; number: number; publishedNumber: number | null; saved: FlowDefinition };
  saving: Saving;
  /** What the server found wrong with what was saved last; null where that is not known. */
  serverProblems: readonly Problem[] | null;
  /** Edits with the same `merge` in a row are one step back. */
  edit(edit: Edit, merge?: string): void;
  /** The next edit is a step of its own. */
  seal(): void;
  undo(): void;
  redo(): void;
  select(selection: Partial<Selection>): void;
  reveal(key: string): void;
  learnNames(learned: Learned): void;
  /** Another draft takes the place of this one, as an edit that can be undone. */
  adopt(draft: Omit<DesignerState["draft"], "publishedNumber"> & { publishedNumber?: number | null }): void;
  setDraft(draft: Partial<DesignerState["draft"]>): void;
  setSaving(saving: Saving): void;
  setServerProblems(problems: readonly Problem[]): void;
  rename(flow: Partial<DesignerFlow>): void;
  /** Names and the flow as the server has them now; the document stays. */
  refresh(now: Pick<DesignerState, "flow" | "names">): void;
};

export type DesignerStore = StoreApi<DesignerState>;

export type DesignerStart = Pick<DesignerState, "flow" | "names"> & {
  draft: { definition: FlowDefinition; revision: number | null; number: number; publishedNumber: number | null };
  /** What the server finds wrong with it. */
  problems?: readonly Problem[];
};

/** Everything the designer knows of one flow while somebody draws it. The definition in `history.present` is the only document. */
export function createDesignerStore({
  flow,
  names,
  draft: { definition, ...draft },
  problems,
}: DesignerStart): DesignerStore {
  return createStore<DesignerState>((set) => ({
    flow,
    names,
    history: startHistory(definition),
    selection: NOTHING,
    revealed: null,
    draft: { ...draft, saved: definition },
    saving: { state: "idle" },
    serverProblems: problems ?? null,
    edit: (edit, merge) =>
      set(({ history, selection }) => {
        const next = applyEdit(history.present, edit);
        const label = labelOf(history.present, edit);
        return next === history.present
          ? {}
          : stepped(record(history, next, { label, ...(merge === undefined ? {} : { merge }) }), selection);
      }),
    seal: () => set(({ history }) => ({ history: seal(history) })),
    undo: () => set(({ history, selection }) => stepped(undo(history), selection)),
    redo: () => set(({ history, selection }) => stepped(redo(history), selection)),
    select: (selection) => set({ selection: { ...NOTHING, ...selection } }),
    reveal: (key) => set({ revealed: { key } }),
    learnNames: (learned) => set(({ names: known }) => ({ names: withLearned(known, learned) })),
    adopt: ({ saved, ...rest }) =>
      set(({ history, draft: known, selection }) => {
        const label = { type: "Replace" as const, name: "" };
        return {
          ...stepped(record(history, saved, { label }), selection),
          draft: { ...known, ...rest, saved },
          saving: { state: "idle" },
          serverProblems: null,
        };
      }),
    setDraft: (changes) => set(({ draft: known }) => ({ draft: { ...known, ...changes } })),
    setSaving: (saving) => set({ saving }),
    setServerProblems: (problems) => set({ serverProblems: problems }),
    refresh: ({ flow: now, names: found }) =>
      set(({ names: known }) => ({
        flow: now,
        names: {
          ...found,
          people: { ...known.people, ...found.people },
          departments: { ...known.departments, ...found.departments },
        },
      })),
    rename: (changes) => set(({ flow: known }) => ({ flow: { ...known, ...changes } })),
  }));
}

/** Another step of the history, with what is still there of the selection. */
function stepped(history: History, selection: Selection): Pick<DesignerState, "history" | "selection"> {
  const { nodes, transitions, form } = history.present;
  const among = (entries: readonly { key: string }[], keys: readonly string[]) => {
    const there = new Set(entries.map(({ key }) => key));
    return keys.every((key) => there.has(key)) ? keys : keys.filter((key) => there.has(key));
  };
  const left: Selection = {
    nodeKeys: among(nodes, selection.nodeKeys),
    transitionKeys: among(transitions, selection.transitionKeys),
    fieldKeys: among(form.fields, selection.fieldKeys),
  };
  const isSame =
    left.nodeKeys === selection.nodeKeys &&
    left.transitionKeys === selection.transitionKeys &&
    left.fieldKeys === selection.fieldKeys;
  return { history, selection: isSame ? selection : left };
}
