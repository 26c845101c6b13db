"use client";

import type { CompletionSource } from "@codemirror/autocomplete";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useId } from "react";
import type { CodeProblem } from "./code-problem";
import type { CodeLanguage } from "./mirror/languages";

const CodeMirror = dynamic(() => import("./mirror/code-mirror").then((module) => module.CodeMirror), {
  ssr: false,
  loading: () => <div className="h-full min-h-8 rounded-md border border-field-border bg-field" />,
});

export type CodeEditorProps = {
  language: CodeLanguage;
  value: string;
  onChange: (value: string) => void;
  /** Shown above the code, and its name for screen readers. */
  label: string;
  /** Named without being shown, where a heading says it already. */
  isLabelHidden?: boolean;
  help?: string;
  problems?: readonly CodeProblem[];
  /** Keep it the same between renderings. */
  complete?: CompletionSource;
  /** What the word at a place of the text means, shown on hovering; keep it the same between renderings. */
  explain?: (text: string, at: number) => string | null;
  placeholder?: string;
  /** So many lines are shown at least, and at most before it scrolls. */
  lines?: { min: number; max: number };
  isReadOnly?: boolean;
};

/** A text in some language, with its colours, completion and problems. Tab indents; Escape and then Tab leaves. */
export function CodeEditor(props: CodeEditorProps) {
  const t = useTranslations("conditions.code");
  const id = useId();
  const { label, isLabelHidden = false, help = "", problems = [], lines = { min: 4, max: 24 } } = props;
  const worst = problems.some(({ severity }) => severity !== "warning");
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      {!isLabelHidden && <span className="text-sm font-medium">{label}</span>}
      <CodeMirror
        {...props}
        describedBy={id}
        hasError={worst}
        lines={lines}
        problems={problems}
        placeholder={props.placeholder ?? ""}
        isReadOnly={props.isReadOnly ?? false}
        indentsWithTab={props.language === "javascript" || props.language === "python"}
      />
      <div id={id} className="flex flex-col gap-1 text-xs text-muted empty:hidden">
        {problems.map(({ start, message, severity }) => (
          <p
            key={`${start} ${message}`}
            className={severity === "warning" ? "text-warning-soft-foreground" : "text-(--danger-text)"}
          >
            {message}
          </p>
        ))}
        {help !== "" && <p>{help}</p>}
        {(props.language === "javascript" || props.language === "python") && <p className="sr-only">{t("leave")}</p>}
      </div>
    </div>
  );
}
