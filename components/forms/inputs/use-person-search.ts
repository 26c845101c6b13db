import { useEffect, useState } from "react";
import type { Person } from "../person";
import { useTicketFormContext } from "../ticket-form-context";

type Result = { text: string | null; found: readonly Person[]; hasFailed: boolean };

const PAUSE_MS = 200;

/** People whose name holds the text, asked for after a pause in typing; the last answer stays until the next one. */
export function usePersonSearch(text: string, isOpen: boolean) {
  const { searchPeople } = useTicketFormContext();
  const [result, setResult] = useState<Result>({ text: null, found: [], hasFailed: false });

  useEffect(() => {
    if (!isOpen) return;
    let isCurrent = true;
    const answer = (next: Result) => isCurrent && setResult(next);
    const timer = setTimeout(() => {
      searchPeople(text).then(
        (found) => answer({ text, found, hasFailed: false }),
        () => answer({ text, found: [], hasFailed: true }),
      );
    }, PAUSE_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [text, isOpen, searchPeople]);

  const state = result.text !== text ? "searching" : result.hasFailed ? "failed" : "answered";
  return { found: result.found, state } as const;
}
