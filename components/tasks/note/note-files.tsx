import { Button } from "@heroui/react/button";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { FileLink } from "@/components/files/file-link";
import { FileUpload } from "@/components/files/file-upload";
import { downloadPath } from "@/components/forms/state/uploaded-file";
import type { Note } from "./use-note";

type Props = { note: Note };

/** Files that come with a note, each to be taken out again. */
export function NoteFiles({ note: { files, removeFile, uploads } }: Props) {
  const t = useTranslations("forms");
  if (files.length === 0 && uploads.uploads.length === 0) return null;
  return (
    <ul className="flex flex-col divide-y divide-separator rounded-md border border-border bg-surface text-list">
      {files.map(({ id, name, size }) => (
        <li key={id} className="flex min-h-8 items-center gap-2 ps-3 pe-1">
          <FileLink name={name} path={downloadPath(id)} size={size} />
          <Button
            isIconOnly
            aria-label={t("removeFile", { name })}
            className="ms-auto text-muted"
            size="sm"
            variant="ghost"
            onPress={() => removeFile(id)}
          >
            <X aria-hidden="true" className="size-4" />
          </Button>
        </li>
      ))}
      {uploads.uploads.map((upload) => (
        <FileUpload key={upload.id} upload={upload} onDismiss={() => uploads.dismiss(upload.id)} />
      ))}
    </ul>
  );
}
