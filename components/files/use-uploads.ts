import { useRef, useState } from "react";
import { useTicketFormContext } from "../../ticket-form-context";

export type Upload = { id: number; name: string; error: string | null };

/** Files on their way, and those that did not arrive. `onArrive` gets the ids of the field with the new one. */
export function useUploads(ids: readonly string[], onArrive: (ids: string[]) => void) {
  const { uploadFile, rememberFile } = useTicketFormContext();
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const next = useRef(0);
  // Several arrive before the form has drawn the first of them.
  const latest = useRef<readonly string[]>(ids);
  latest.current = ids;

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
    rememberFile(answer.id, { name: answer.name, size: answer.size });
    latest.current = [...latest.current, answer.id];
    onArrive([...latest.current]);
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
