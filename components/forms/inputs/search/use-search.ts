import { useEffect, useState } from "react";

type Result<T> = { text: string | null; found: readonly T[]; error: unknown };
export type SearchState = "searching" | "failed" | "answered";

const PAUSE_MS = 200;

/** What a search finds for a text, asked for after a pause in typing; the last answer stays until the next one. */
export function useSearch<T>(search: (text: string) => Promise<readonly T[]>, text: string, isOpen: boolean) {
  const [result, setResult] = useState<Result<T>>({ text: null, found: [], error: null });

  useEffect(() => {
    if (!isOpen) return;
    let isCurrent = true;
    const answer = (next: Result<T>) => isCurrent && setResult(next);
    const timer = setTimeout(() => {
      search(text).then(
        (found) => answer({ text, found, error: null }),
        (error: unknown) => answer({ text, found: [], error: error ?? new Error("the search failed") }),
      );
    }, PAUSE_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [text, isOpen, search]);

  const state: SearchState = result.text !== text ? "searching" : result.error !== null ? "failed" : "answered";
  return { found: result.found, state, error: result.error } as const;
}
