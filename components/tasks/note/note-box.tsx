"use client";

import { TextArea } from "@heroui/react/textarea";
import { AtSign, Paperclip } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { type KeyboardEvent, type RefObject, useId, useRef } from "react";
import { MentionList, optionId } from "./mention-list";
import { NoteButton } from "./note-button";
import { NoteFiles } from "./note-files";
import { useMention } from "./use-mention";
import type { Note } from "./use-note";

type Props = {
  note: Note;
  /** Of the text; what it is about. */
  label: string;
  placeholder: string;
  boxRef?: RefObject<HTMLTextAreaElement | null>;
  className?: string;
  /** At the bottom of the window people are offered above the text. */
  opensUp?: boolean;
  isTall?: boolean;
  autoFocus?: boolean;
  onKeyDown?: (event: KeyboardEvent) => void;
};

const MAX_LENGTH = 4000;

/** A text in which people can be named after @, with files; grows with the text. */
export function NoteBox(props: Props) {
  const { note, label, placeholder, boxRef, className, opensUp = false, isTall = false, autoFocus, onKeyDown } = props;
  const t = useTranslations("tasks.note");
  const format = useFormatter();
  const own = useRef<HTMLTextAreaElement>(null);
  const box = boxRef ?? own;
  const listId = useId();
  const picker = useRef<HTMLInputElement>(null);
  const mention = useMention(note, box);
  const { isOpen, people, place } = mention;
  return (
    <div className={`relative flex min-w-0 flex-col gap-1.5 ${className ?? ""}`}>
      <div className="relative flex">
        <TextArea
          ref={box}
          autoFocus={autoFocus}
          aria-label={label}
          aria-autocomplete="list"
          aria-controls={isOpen ? listId : undefined}
          aria-activedescendant={isOpen && people.length > 0 ? optionId(listId, place) : undefined}
          placeholder={placeholder}
          rows={1}
          maxLength={MAX_LENGTH}
          value={note.text}
          className={`field-sizing-content max-h-40 w-full resize-none pe-18 ${isTall ? "min-h-20" : "min-h-8"}`}
          onChange={(event) => {
            note.setText(event.target.value);
            mention.look();
          }}
          onSelect={mention.look}
          onBlur={mention.close}
          onKeyDown={(event) => {
            mention.press(event);
            if (!event.defaultPrevented) onKeyDown?.(event);
          }}
          onPaste={(event) => note.uploads.send(event.clipboardData.files)}
        />
        <span className="absolute end-1 bottom-1 flex">
          <NoteButton label={t("mention")} icon={AtSign} onPress={mention.begin} />
          <NoteButton label={t("attach")} icon={Paperclip} onPress={() => picker.current?.click()} />
        </span>
      </div>
      {isOpen && <MentionList id={listId} mention={mention} opensUp={opensUp} />}
      {note.named.length > 0 && (
        <p role="status" className="text-xs text-muted">
          {t("told", { names: format.list(note.named.map(({ name }) => name)) })}
        </p>
      )}
      <NoteFiles note={note} />
      <input
        ref={picker}
        hidden
        multiple
        type="file"
        aria-label={t("attach")}
        onChange={(event) => {
          note.uploads.send([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
    </div>
  );
}
