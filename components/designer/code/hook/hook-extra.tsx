"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Json } from "@/lib/forms/form-definition";
import { CodeEditor } from "../code-editor";
import { Disclosed } from "../inputs/disclosed";
import type { HookPart } from "./hook-part";

type Extra = Record<string, Json>;

/** What is sent besides the ticket: a JSON object. What is none yet stays in the editor. */
export function HookExtraPart({ node: { hook }, change }: HookPart) {
  const t = useTranslations("conditions.hook");
  const [edited, setEdited] = useState({ text: textOf(hook.extra), written: JSON.stringify(hook.extra) });
  const shown = edited.written === JSON.stringify(hook.extra) ? edited.text : textOf(hook.extra);
  const isWrong = readExtra(shown) === null;
  return (
    <Disclosed title={t("extra")} isOpenFirst={Object.keys(hook.extra).length > 0}>
      <CodeEditor
        isLabelHidden
        help={t("extraHelp")}
        label={t("extra")}
        language="json"
        lines={{ min: 3, max: 12 }}
        problems={isWrong ? [{ start: 0, end: shown.length, message: t("extraProblem") }] : []}
        value={shown}
        onChange={(text) => {
          const extra = readExtra(text);
          setEdited({ text, written: JSON.stringify(extra ?? hook.extra) });
          if (extra !== null) change({ extra });
        }}
      />
    </Disclosed>
  );
}

const textOf = (extra: Extra) => (Object.keys(extra).length === 0 ? "" : JSON.stringify(extra, null, 2));

function readExtra(text: string): Extra | null {
  if (text.trim() === "") return {};
  try {
    const value: Json = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}
