"use client";

import { useEffect, useEffectEvent, useState } from "react";
import type { FoundTicket } from "@/lib/tickets/schema";

/** Looks tickets up by number or title. */
export type FindTickets = (text: string) => Promise<FoundTicket[]>;

export type Found = { tickets: FoundTicket[]; isSearching: boolean };

const PAUSE_MS = 150;

/** The tickets that fit what is typed, asked for in the pauses of typing; late answers to older questions are dropped. */
export function useFoundTickets(query: string, findTickets: FindTickets): Found {
  const text = query.trim();
  const [answer, setAnswer] = useState<{ text: string; tickets: FoundTicket[] }>({ text: "", tickets: [] });
  const ask = useEffectEvent(findTickets);

  useEffect(() => {
    if (text === "") return;
    let isCurrent = true;
    const timer = setTimeout(() => {
      ask(text)
        .catch(() => [])
        .then((tickets) => {
          if (isCurrent) setAnswer({ text, tickets });
        });
    }, PAUSE_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [text]);

  return { tickets: text === "" ? [] : answer.tickets, isSearching: text !== "" && answer.text !== text };
}
