"use client";

import { autocompletion, type CompletionSource, closeBrackets } from "@codemirror/autocomplete";
import { setDiagnostics } from "@codemirror/lint";
import { Compartment, EditorState, type Extension } from "@codemirror/state";
import { EditorView, hoverTooltip, keymap, lineNumbers, placeholder as placeholderText } from "@codemirror/view";
import { minimalSetup } from "codemirror";
import { useEffect, useRef } from "react";
import type { CodeProblem } from "../code-problem";
import { INDENT_KEYS } from "./indent-keys";
import { type CodeLanguage, LANGUAGES } from "./languages";
import { codeLook } from "./theme";

type Props = {
  language: CodeLanguage;
  value: string;
  onChange: (value: string) => void;
  label: string;
  describedBy: string;
  hasError: boolean;
  problems: readonly CodeProblem[];
  complete?: CompletionSource;
  explain?: (text: string, at: number) => string | null;
  placeholder: string;
  lines: { min: number; max: number };
  isReadOnly: boolean;
  indentsWithTab: boolean;
};

/** CodeMirror as a controlled input. What is typed stays its own; a value from outside that differs replaces it. */
export function CodeMirror(props: Props) {
  const element = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const latest = useRef(props);
  latest.current = props;
  const setUp = useRef(new Compartment());

  useEffect(() => {
    if (element.current === null) return;
    const changes = EditorView.updateListener.of((update) => {
      if (update.docChanged) latest.current.onChange(update.state.doc.toString());
    });
    const made = new EditorView({
      parent: element.current,
      state: EditorState.create({
        doc: latest.current.value,
        extensions: [
          minimalSetup,
          codeLook,
          EditorView.lineWrapping,
          changes,
          setUp.current.of(extensionsOf(latest.current)),
        ],
      }),
    });
    view.current = made;
    return () => made.destroy();
  }, []);

  const { language, label, describedBy, hasError, complete, explain, placeholder, isReadOnly, indentsWithTab, lines } =
    props;
  // biome-ignore lint/correctness/useExhaustiveDependencies: these are what the set-up is made of
  useEffect(() => {
    view.current?.dispatch({ effects: setUp.current.reconfigure(extensionsOf(latest.current)) });
  }, [
    language,
    label,
    describedBy,
    hasError,
    complete,
    explain,
    placeholder,
    isReadOnly,
    indentsWithTab,
    lines.min,
    lines.max,
  ]);

  const { value, problems } = props;
  useEffect(() => {
    const { current } = view;
    if (current === null || current.state.doc.toString() === value) return;
    current.dispatch({ changes: { from: 0, to: current.state.doc.length, insert: value } });
  }, [value]);

  useEffect(() => {
    const { current } = view;
    if (current === null) return;
    const end = current.state.doc.length;
    const within = (place: number) => Math.max(0, Math.min(place, end));
    const found = problems.map(({ start, end: last, message, severity = "error" }) => {
      const from = Math.min(within(start), Math.max(0, end - 1));
      return { from, to: Math.max(within(last), Math.min(from + 1, end)), message, severity };
    });
    current.dispatch(setDiagnostics(current.state, found));
  }, [problems]);

  return <div ref={element} className="min-w-0" />;
}

function extensionsOf(props: Props): Extension {
  const { language, label, describedBy, hasError, complete, explain, placeholder, isReadOnly, indentsWithTab, lines } =
    props;
  return [
    LANGUAGES[language](),
    EditorView.contentAttributes.of({
      "aria-label": label,
      "aria-describedby": describedBy,
      "aria-invalid": String(hasError),
      "aria-multiline": "true",
    }),
    EditorView.editorAttributes.of({ "data-invalid": String(hasError) }),
    EditorView.theme({
      ".cm-content, .cm-gutter": { minHeight: `${lines.min * 20 + 12}px` },
      ".cm-scroller": { maxHeight: `${lines.max * 20 + 12}px`, overflow: "auto" },
    }),
    closeBrackets(),
    placeholder === "" ? [] : placeholderText(placeholder),
    explain === undefined ? [] : explainOnHover(explain),
    complete === undefined ? [] : autocompletion({ override: [complete], icons: false }),
    indentsWithTab ? [keymap.of(INDENT_KEYS), lineNumbers()] : [],
    isReadOnly ? [EditorState.readOnly.of(true), EditorView.editable.of(true)] : [],
  ];
}

function explainOnHover(explain: NonNullable<Props["explain"]>): Extension {
  return hoverTooltip((view, pos) => {
    const text = explain(view.state.doc.toString(), pos);
    if (text === null) return null;
    return {
      pos,
      above: true,
      create: () => {
        const dom = document.createElement("div");
        dom.className = "cm-explained";
        dom.textContent = text;
        return { dom };
      },
    };
  });
}
