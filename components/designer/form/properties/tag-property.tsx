import { useTranslations } from "next-intl";
import { useState } from "react";
import { z } from "zod";
import { CodeEditor } from "@/components/designer/code/code-editor";
import { type FormField, Json } from "@/lib/forms/form-definition";
import type { FieldPatch } from "./field-patch";

type Props = { field: FormField; onChange: (patch: FieldPatch) => void };

const Tag = z.record(z.string(), Json);

/** What callers of the API are handed with the field, as JSON; Skein makes nothing of it. */
export function TagProperty({ field: { tag }, onChange }: Props) {
  const t = useTranslations("formDesigner.properties");
  const stored = Object.keys(tag).length === 0 ? "" : JSON.stringify(tag, null, 2);
  const [typed, setTyped] = useState(stored);
  const read = readTag(typed);
  const isStored = read !== null && JSON.stringify(read) === JSON.stringify(tag);
  const type = (text: string) => {
    setTyped(text);
    const next = readTag(text);
    if (next !== null) onChange({ tag: next });
  };
  return (
    <CodeEditor
      language="json"
      label={t("tag")}
      help={t("tagHelp")}
      value={isStored || read === null ? typed : stored}
      lines={{ min: 3, max: 12 }}
      problems={read === null ? [{ start: 0, end: typed.length, message: t("tagInvalid"), severity: "error" }] : []}
      onChange={type}
    />
  );
}

function readTag(text: string): Record<string, Json> | null {
  if (text.trim() === "") return {};
  try {
    return Tag.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
