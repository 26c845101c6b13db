"use client";

import { Button } from "@heroui/react/button";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { UnsavedGuard } from "@/components/forms/unsaved-guard";
import { useHotkeys } from "@/components/shell/keys/use-hotkeys";
import { NoteBox } from "@/components/tasks/note/note-box";
import { useNote } from "@/components/tasks/note/use-note";
import { useCommand } from "@/components/tasks/use-command";
import { FormAlert } from "@/components/ui/form-alert";
import { addCommentAction } from "@/lib/tickets/actions";

type Props = { ticketId: number; hasBar: boolean };

/** A comment without deciding anything, by whoever may read the ticket, also after it has ended. */
export function Discussion({ ticketId, hasBar }: Props) {
  const t = useTranslations("tickets.discussion");
  const box = useRef<HTMLTextAreaElement>(null);
  const note = useNote();
  const command = useCommand({ onDone: note.clear });
  const mayPost = note.text.trim() !== "" && !note.uploads.isUploading;
  const post = () => {
    if (mayPost && !command.isPending) command.run(() => addCommentAction({ ticketId, ...note.input() }), t("posted"));
  };
  useHotkeys(hasBar ? {} : { c: () => box.current?.focus() });
  return (
    <div className="flex flex-col gap-2">
      {command.error !== null && <FormAlert>{command.error}</FormAlert>}
      <NoteBox
        note={note}
        boxRef={box}
        label={t("label")}
        placeholder={t("placeholder")}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey)) return;
          event.preventDefault();
          post();
        }}
      />
      {!note.isEmpty && (
        <div>
          <Button size="sm" variant="secondary" isPending={command.isPending} isDisabled={!mayPost} onPress={post}>
            {t("post")}
          </Button>
        </div>
      )}
      <UnsavedGuard isActive={!note.isEmpty} />
    </div>
  );
}
