import { Input } from "@heroui/react/input";
import { Label } from "@heroui/react/label";
import { TextArea } from "@heroui/react/textarea";
import { TextField } from "@heroui/react/textfield";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { FieldNotes } from "@/components/forms/inputs/field-notes";
import { MOST_CONTENT_SOURCE, MOST_TITLE_SOURCE } from "@/lib/notices/rules/text/template-names";
import { InsertName } from "./insert-name";

export type Words = { titleTemplate: string; contentTemplate: string };
export type WordProblems = Partial<Record<keyof Words, string>>;

type Props = {
  words: Words;
  fields: readonly { key: string; label: string }[];
  problems: WordProblems;
  onChange: (change: Partial<Words>) => void;
};

/** The two templates, and names to put where the cursor stands. */
export function TemplateFields({ words, fields, problems, onChange }: Props) {
  const t = useTranslations("noticeRules");
  const title = useRef<HTMLInputElement>(null);
  const content = useRef<HTMLTextAreaElement>(null);
  const last = useRef<keyof Words>("contentTemplate");

  const insert = (name: string) => {
    const path = last.current;
    const element = path === "titleTemplate" ? title.current : content.current;
    const text = words[path];
    const at = element?.selectionStart ?? text.length;
    const put = `{{ ${name} }}`;
    onChange({ [path]: text.slice(0, at) + put + text.slice(element?.selectionEnd ?? at) });
    requestAnimationFrame(() => {
      element?.focus();
      element?.setSelectionRange(at + put.length, at + put.length);
    });
  };

  return (
    <div className="flex flex-col gap-4">
      <TextField
        fullWidth
        isInvalid={problems.titleTemplate !== undefined}
        validationBehavior="aria"
        value={words.titleTemplate}
        onChange={(titleTemplate) => onChange({ titleTemplate })}
        onFocus={() => {
          last.current = "titleTemplate";
        }}
      >
        <Label>{t("title")}</Label>
        <Input ref={title} maxLength={MOST_TITLE_SOURCE} spellCheck="false" className="font-mono text-xs" />
        <FieldNotes help="" problem={problems.titleTemplate} />
      </TextField>
      <TextField
        fullWidth
        isInvalid={problems.contentTemplate !== undefined}
        validationBehavior="aria"
        value={words.contentTemplate}
        onChange={(contentTemplate) => onChange({ contentTemplate })}
        onFocus={() => {
          last.current = "contentTemplate";
        }}
      >
        <Label>{t("content")}</Label>
        <TextArea
          ref={content}
          rows={5}
          maxLength={MOST_CONTENT_SOURCE}
          spellCheck="false"
          className="font-mono text-xs"
        />
        <FieldNotes help={t("emptyHelp")} problem={problems.contentTemplate} />
      </TextField>
      <InsertName fields={fields} onInsert={insert} />
    </div>
  );
}
