import { EditorContent, useEditor } from "@tiptap/react";
import StarterKit from "@tiptap/starter-kit";
import { isLink } from "@/lib/forms/kinds/link-value";
import { RICH_TEXT_LOOK } from "../../read/rich-text-look";
import { RichTextToolbar } from "./rich-text-toolbar";

type Props = {
  /** Read once; from then on the editor has the text. */
  html: string;
  labelId: string;
  notesId: string;
  isRequired: boolean;
  isInvalid: boolean;
  placeholder: string;
  toolbarLabel: string;
  onChange: (html: string) => void;
};

const EXTENSIONS = [
  StarterKit.configure({
    heading: { levels: [2, 3] },
    link: {
      autolink: true,
      linkOnPaste: true,
      openOnClick: false,
      isAllowedUri: (url) => isLink(url),
    },
  }),
];

/** What it writes is cleaned again on the server: the editor is a convenience, not a guard. */
export function RichTextEditor({ html, labelId, notesId, placeholder, toolbarLabel, onChange, ...state }: Props) {
  const editor = useEditor({
    extensions: EXTENSIONS,
    content: html,
    immediatelyRender: false,
    injectCSS: false,
    editorProps: {
      attributes: {
        role: "textbox",
        "aria-multiline": "true",
        "aria-labelledby": labelId,
        "aria-describedby": notesId,
        "aria-required": String(state.isRequired),
        "aria-invalid": String(state.isInvalid),
        class: `min-h-28 px-3 py-2 break-words whitespace-break-spaces outline-none ${RICH_TEXT_LOOK}`,
      },
    },
    onUpdate: ({ editor: changed }) => onChange(changed.isEmpty ? "" : changed.getHTML()),
  });
  if (editor === null) return <div className="min-h-32 rounded-md border border-border" />;
  return (
    <div
      className="rounded-md border border-border bg-field focus-within:outline-2 focus-within:outline-focus data-invalid:border-danger"
      data-invalid={state.isInvalid ? "" : undefined}
    >
      <RichTextToolbar editor={editor} label={toolbarLabel} />
      <div className="relative">
        {placeholder !== "" && editor.isEmpty && (
          <p aria-hidden="true" className="pointer-events-none absolute inset-x-3 top-2 whitespace-pre-line text-muted">
            {placeholder}
          </p>
        )}
        <EditorContent editor={editor} />
      </div>
    </div>
  );
}
