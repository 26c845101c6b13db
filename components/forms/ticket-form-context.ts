"use client";

import { createContext, use } from "react";
import type { Person, SearchPeople } from "./person";

type TicketFormContextValue = {
  /** IANA zone of the reader. */
  timeZone: string;
  /** Who has this user id; someone the page does not name is called by the number. */
  personOf: (id: number) => Person;
  /** Keeps the names of people who were just chosen. */
  remember: (people: readonly Person[]) => void;
  searchPeople: SearchPeople;
};

export const TicketFormContext = createContext<TicketFormContextValue | null>(null);

export function useTicketFormContext(): TicketFormContextValue {
  const context = use(TicketFormContext);
  if (context === null) throw new Error("This input stands outside a ticket form.");
  return context;
}
