import { ToggleButton } from "@heroui/react/toggle-button";
import { Toolbar } from "@heroui/react/toolbar";
import { Tooltip } from "@heroui/react/tooltip";
import { type Editor, useEditorState } from "@tiptap/react";
import { Bold, Heading, Italic, List, ListOrdered, Quote, Strikethrough, Underline } from "lucide-react";
import { useTranslations } from "next-intl";

const MARKS = [
  { name: "bold", icon: Bold, press: (editor: Editor) => editor.chain().focus().toggleBold().run() },
  { name: "italic", icon: Italic, press: (editor: Editor) => editor.chain().focus().toggleItalic().run() },
  { name: "underline", icon: Underline, press: (editor: Editor) => editor.chain().focus().toggleUnderline().run() },
  { name: "strike", icon: Strikethrough, press: (editor: Editor) => editor.chain().focus().toggleStrike().run() },
  {
    name: "heading",
    icon: Heading,
    press: (editor: Editor) => editor.chain().focus().toggleHeading({ level: 2 }).run(),
  },
  { name: "bulletList", icon: List, press: (editor: Editor) => editor.chain().focus().toggleBulletList().run() },
  {
    name: "orderedList",
    icon: ListOrdered,
    press: (editor: Editor) => editor.chain().focus().toggleOrderedList().run(),
  },
  { name: "blockquote", icon: Quote, press: (editor: Editor) => editor.chain().focus().toggleBlockquote().run() },
] as const;

type Props = { editor: Editor; label: string };

export function RichTextToolbar({ editor, label }: Props) {
  const t = useTranslations("forms.richText");
  const active = useEditorState({
    editor,
    selector: ({ editor: current }) => MARKS.filter(({ name }) => current.isActive(name)).map(({ name }) => name),
  });
  return (
    <Toolbar aria-label={label} className="flex w-full flex-wrap gap-0.5 rounded-none border-b border-separator p-1">
      {MARKS.map(({ name, icon: Icon, press }) => (
        <Tooltip key={name}>
          <ToggleButton
            isIconOnly
            aria-label={t(name)}
            isSelected={active.includes(name)}
            size="sm"
            variant="ghost"
            onChange={() => press(editor)}
          >
            <Icon aria-hidden="true" className="size-4" />
          </ToggleButton>
          <Tooltip.Content>{t(name)}</Tooltip.Content>
        </Tooltip>
      ))}
    </Toolbar>
  );
}
