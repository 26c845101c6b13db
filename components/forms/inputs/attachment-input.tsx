import { Button } from "@heroui/react/button";
import { Paperclip, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type DragEvent, useId, useRef } from "react";
import { FileUpload } from "@/components/files/file-upload";
import { useUploads } from "@/components/files/use-uploads";
import { FileName } from "../read/file-name";
import { useTicketFormContext } from "../state/ticket-form-context";
import { GroupCaption } from "./group-caption";
import { GroupNotes } from "./group-notes";
import type { InputProps } from "./input-props";

/** Files to add, by a button or dropped, and to take out again; each is sent as soon as it is chosen. */
export function AttachmentInput({ field, value, onChange, isRequired, problem }: InputProps) {
  const t = useTranslations("forms");
  const [labelId, notesId] = [useId(), useId()];
  const picker = useRef<HTMLInputElement>(null);
  const ids = [value].flat().filter((id) => typeof id === "string");
  const { uploadFile, rememberFile } = useTicketFormContext();
  // Several arrive before the form has drawn the first of them.
  const latest = useRef<readonly string[]>(ids);
  latest.current = ids;
  const { uploads, isUploading, send, dismiss } = useUploads(uploadFile, ({ id, name, size }) => {
    rememberFile(id, { name, size });
    latest.current = [...latest.current, id];
    onChange([...latest.current]);
  });

  const drop = (event: DragEvent) => {
    event.preventDefault();
    send(event.dataTransfer.files);
  };
  return (
    <fieldset
      aria-labelledby={labelId}
      aria-describedby={notesId}
      className="flex min-w-0 flex-col gap-1.5"
      data-uploading={isUploading ? "" : undefined}
      onDragOver={(event) => event.preventDefault()}
      onDrop={drop}
    >
      <GroupCaption id={labelId} label={field.label} isRequired={isRequired} />
      {(ids.length > 0 || uploads.length > 0) && (
        <ul className="flex flex-col divide-y divide-separator rounded-md border border-border">
          {ids.map((id) => (
            <li key={id} className="flex min-h-9 items-center gap-2 ps-3 pe-1">
              <FileName id={id}>
                {(name) => (
                  <Button
                    isIconOnly
                    aria-label={t("removeFile", { name })}
                    className="ms-auto text-muted"
                    size="sm"
                    variant="ghost"
                    onPress={() => onChange(ids.filter((other) => other !== id))}
                  >
                    <X aria-hidden="true" className="size-4" />
                  </Button>
                )}
              </FileName>
            </li>
          ))}
          {uploads.map((upload) => (
            <FileUpload key={upload.id} upload={upload} onDismiss={() => dismiss(upload.id)} />
          ))}
        </ul>
      )}
      <p role="status" className="sr-only">
        {isUploading ? t("uploading") : ""}
      </p>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Button size="sm" variant="outline" onPress={() => picker.current?.click()}>
          <Paperclip aria-hidden="true" className="size-4" />
          {t("addFiles")}
        </Button>
        <span className="text-xs text-muted max-md:hidden">{t("orDropFiles")}</span>
      </div>
      <input
        ref={picker}
        hidden
        multiple
        type="file"
        aria-label={field.label}
        onChange={(event) => {
          send([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
      <GroupNotes id={notesId} help={field.help} problem={problem} />
    </fieldset>
  );
}
