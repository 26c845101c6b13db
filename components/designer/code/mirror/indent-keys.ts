import { indentUnit } from "@codemirror/language";
import { type ChangeSpec, EditorSelection } from "@codemirror/state";
import type { EditorView, KeyBinding } from "@codemirror/view";

/** Tab moves the selected lines in, Shift-Tab out. After Escape both leave the editor, as CodeMirror sees to. */
export const INDENT_KEYS: readonly KeyBinding[] = [{ key: "Tab", run: moveIn, shift: moveOut }];

function moveIn(view: EditorView): boolean {
  const { state } = view;
  const unit = state.facet(indentUnit);
  if (state.selection.main.empty) {
    view.dispatch(state.replaceSelection(unit), { scrollIntoView: true, userEvent: "input" });
    return true;
  }
  return changeLines(view, (from) => ({ from, insert: unit }));
}

function moveOut(view: EditorView): boolean {
  const { doc } = view.state;
  const width = view.state.facet(indentUnit).length;
  return changeLines(view, (from) => {
    const blank = /^ */.exec(doc.lineAt(from).text)?.[0].length ?? 0;
    return blank === 0 ? [] : { from, to: from + Math.min(blank, width) };
  });
}

function changeLines(view: EditorView, change: (from: number) => ChangeSpec): boolean {
  const { state } = view;
  const { from, to } = state.selection.main;
  const first = state.doc.lineAt(from).number;
  const last = state.doc.lineAt(to).number;
  const numbers = Array.from({ length: last - first + 1 }, (_, place) => first + place);
  const changes = state.changes(numbers.map((number) => change(state.doc.line(number).from)));
  const selection = EditorSelection.single(changes.mapPos(from, 1), changes.mapPos(to, 1));
  view.dispatch({ changes, selection, userEvent: "input.indent" });
  return true;
}
