import { Input } from "@heroui/react/input";
import { Label } from "@heroui/react/label";
import { TextField } from "@heroui/react/textfield";
import type { ReactNode } from "react";
import { FieldNotes } from "@/components/forms/inputs/field-notes";
import type { ChannelDraft } from "./channel-draft";
import type { DraftForm } from "./draft-form";

type TextPath = { [Path in keyof ChannelDraft]: ChannelDraft[Path] extends string ? Path : never }[keyof ChannelDraft];

type Props = {
  form: DraftForm;
  path: TextPath;
  label: string;
  help?: string;
  isRequired?: boolean;
  /** What is secret is hidden while it is typed, and no browser keeps it. */
  isSecret?: boolean;
  isCode?: boolean;
  maxLength: number;
  placeholder?: string;
  className?: string;
  children?: ReactNode;
};

export function TextLine({ form, path, label, help = "", isRequired = false, isSecret = false, ...more }: Props) {
  const { isCode = isSecret, maxLength, placeholder = "", className = "", children } = more;
  const problem = form.problems[path];
  return (
    <TextField
      fullWidth
      isRequired={isRequired}
      type={isSecret ? "password" : "text"}
      isInvalid={problem !== undefined}
      validationBehavior="aria"
      value={form.draft[path]}
      onChange={(text) => form.edit(path, { [path]: text })}
      className={className}
    >
      <Label>{label}</Label>
      <div className="flex gap-2">
        <Input
          maxLength={maxLength}
          autoComplete={isSecret ? "new-password" : "off"}
          spellCheck={isCode ? "false" : "true"}
          placeholder={placeholder}
          className={`min-w-0 grow ${isCode ? "font-mono text-xs" : ""}`}
        />
        {children}
      </div>
      <FieldNotes help={help} problem={problem} />
    </TextField>
  );
}
