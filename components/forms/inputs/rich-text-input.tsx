import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { GroupCaption } from "./group-caption";
import { GroupNotes } from "./group-notes";
import type { InputProps } from "./input-props";

/** The editor is most of what this field weighs, and few forms have one. */
const RichTextEditor = dynamic(() => import("./rich-text/rich-text-editor").then((module) => module.RichTextEditor), {
  ssr: false,
  loading: () => <div className="min-h-32 rounded-md border border-border" />,
});

export function RichTextInput({ field, value, onChange, isRequired, problem }: InputProps) {
  const t = useTranslations("forms");
  const [labelId, notesId] = [useId(), useId()];
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <GroupCaption id={labelId} label={field.label} isRequired={isRequired} />
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
      <GroupNotes id={notesId} help={field.help} problem={problem} />
    </div>
  );
}
