import { TextArea } from "@heroui/react/textarea";
import { useTranslations } from "next-intl";
import type { Ref } from "react";

type Props = {
  value: string;
  onChange: (text: string) => void;
  className?: string;
  autoFocus?: boolean;
  ref?: Ref<HTMLTextAreaElement>;
};

const MAX_LENGTH = 4000;

/** What somebody says with a decision; grows with the text. */
export function CommentBox({ value, onChange, className, autoFocus, ref }: Props) {
  const t = useTranslations("tasks");
  return (
    <TextArea
      ref={ref}
      autoFocus={autoFocus}
      aria-label={t("comment")}
      placeholder={t("commentHint")}
      rows={1}
      maxLength={MAX_LENGTH}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      className={`field-sizing-content max-h-40 min-h-8 min-w-48 flex-1 resize-none ${className ?? ""}`}
    />
  );
}
