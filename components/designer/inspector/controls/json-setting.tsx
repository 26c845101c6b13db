"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { CodeEditor } from "@/components/designer/code/code-editor";
import type { Json } from "@/lib/forms/form-definition";

type JsonObject = Record<string, Json>;
type Props = { label: string; help?: string; value: JsonObject; onChange: (value: JsonObject) => void };

/** An object of JSON, taken over whenever what is written is one. */
export function JsonSetting({ label, help = "", value, onChange }: Props) {
  const t = useTranslations("inspector.controls");
  const [written, setWritten] = useState<string | null>(null);
  const read = written === null ? value : readObject(written);
  const isOlder = read !== null && JSON.stringify(read) !== JSON.stringify(value);
  const text = written === null || isOlder ? print(value) : written;
  return (
    <CodeEditor
      language="json"
      label={label}
      help={help}
      value={text}
      lines={{ min: 2, max: 12 }}
      problems={read === null ? [{ start: 0, end: text.length, message: t("notJson") }] : []}
      onChange={(next) => {
        setWritten(next);
        const object = readObject(next);
        if (object !== null) onChange(object);
      }}
    />
  );
}

const print = (value: JsonObject) => (Object.keys(value).length === 0 ? "" : JSON.stringify(value, null, 2));

function readObject(text: string): JsonObject | null {
  if (text.trim() === "") return {};
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === "object" && read !== null && !Array.isArray(read) ? (read as JsonObject) : null;
  } catch {
    return null;
  }
}
