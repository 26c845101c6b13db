"use client";

import { useState } from "react";
import { uploadFile } from "@/components/files/upload-file";
import { useUploads } from "@/components/files/use-uploads";
import type { Person } from "@/components/forms/person";
import type { FileRef } from "@/lib/files/schema";

export type Note = ReturnType<typeof useNote>;

/** What somebody is about to say with an action: a text, the people named in it, files that come with it. */
export function useNote() {
  const [text, setText] = useState("");
  const [people, setPeople] = useState<readonly Person[]>([]);
  const [files, setFiles] = useState<readonly FileRef[]>([]);
  const uploads = useUploads(uploadFile, (file) => setFiles((before) => [...before, file]));
  const named = people.filter(({ name }) => text.includes(`@${name}`));
  return {
    text,
    setText,
    /** Those whose name still stands in the text. */
    named,
    name: (person: Person) => setPeople((before) => [...before.filter(({ id }) => id !== person.id), person]),
    files,
    removeFile: (id: string) => setFiles((before) => before.filter((file) => file.id !== id)),
    uploads,
    isEmpty: text.trim() === "" && files.length === 0 && uploads.uploads.length === 0,
    clear: () => {
      setText("");
      setPeople([]);
      setFiles([]);
    },
    input: () => ({ comment: text, mentions: named.map(({ id }) => id), fileIds: files.map(({ id }) => id) }),
  };
}
