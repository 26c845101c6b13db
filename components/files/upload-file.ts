"use client";

import type { FileRef } from "@/lib/files/schema";
import { isLocale, type Locale } from "@/lib/i18n/locales";
import english from "@/messages/upload.en.json";
import chinese from "@/messages/upload.zh-CN.json";

const SENTENCES = { en: english, "zh-CN": chinese } satisfies Record<Locale, typeof english>;

/** Sends a file, which is then the reader's own until a form or a comment takes it; `error` is a sentence for them. */
export async function uploadFile(file: File): Promise<FileRef | { error: string }> {
  try {
    const name = encodeURIComponent(file.name.toWellFormed());
    const headers = { "X-File-Name": name, "Content-Type": "application/octet-stream" };
    const response = await fetch("/api/files", { method: "POST", headers, body: file });
    const answer = (await response.json()) as FileRef & { detail: string };
    const { id, size } = answer;
    return response.ok ? { id, name: answer.name, size } : { error: answer.detail };
  } catch {
    return { error: noAnswer() };
  }
}

/** Where the server says nothing, or a proxy in front of it says no. */
function noAnswer(): string {
  const { lang } = document.documentElement;
  return SENTENCES[isLocale(lang) ? lang : "en"].noAnswer;
}
