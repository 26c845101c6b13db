import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useId } from "react";
import type { InputProps } from "./input-props";

/** The editor is most of what this field weighs, and few forms have one. */
const RichTextEditor = dynamic(() => import("./rich-text-editor").then((module) => module.RichTextEditor), {
  ssr: false,
  loading: () => <div className="min-h-32 rounded-md border border-border" />,
});

export function RichTextInput({ field, value, onChange, isRequired, problem }: InputProps) {
  const t = useTranslations("forms");
  const [labelId, notesId] = [useId(), useId()];
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <span
        id={labelId}
        className={`text-sm font-medium ${isRequired ? "after:ms-0.5 after:text-danger after:content-['*']" : ""}`}
      >
        {field.label}
      </span>
      <RichTextEditor
        html={typeof value === "string" ? value : ""}
        labelId={labelId}
        notesId={notesId}
        isRequired={isRequired}
        isInvalid={problem !== undefined}
        placeholder={field.placeholder || field.template}
        toolbarLabel={t("richText.toolbar", { label: field.label })}
        onChange={onChange}
      />
      <div id={notesId} className="flex flex-col gap-1 text-xs">
        {field.help !== "" && <p className="whitespace-pre-line text-muted">{field.help}</p>}
        {problem !== undefined && <p className="text-danger">{problem}</p>}
      </div>
    </div>
  );
}
