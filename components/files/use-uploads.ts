import { useRef, useState } from "react";
import type { UploadedFile, UploadFile } from "@/components/forms/state/uploaded-file";

export type Upload = { id: number; name: string; error: string | null };

/** Files on their way, and those that did not arrive; each is handed over as it arrives. */
export function useUploads(uploadFile: UploadFile | null, onArrive: (file: UploadedFile & { id: string }) => void) {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const next = useRef(0);

  const send = async (file: File) => {
    if (uploadFile === null) return;
    const id = next.current;
    next.current += 1;
    setUploads((before) => [...before, { id, name: file.name, error: null }]);
    const answer = await uploadFile(file).catch(() => ({ error: "" }));
    if ("error" in answer) {
      setUploads((before) => before.map((one) => (one.id === id ? { ...one, error: answer.error } : one)));
      return;
    }
    setUploads((before) => before.filter((one) => one.id !== id));
    onArrive(answer);
  };
  return {
    uploads,
    isUploading: uploads.some(({ error }) => error === null),
    send: (files: Iterable<File>) => {
      for (const file of files) void send(file);
    },
    dismiss: (id: number) => setUploads((before) => before.filter((one) => one.id !== id)),
  };
}
