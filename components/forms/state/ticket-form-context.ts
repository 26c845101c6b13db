"use client";

import { createContext, use } from "react";
import type { Department, SearchDepartments } from "../department";
import type { Person, SearchPeople } from "../person";
import type { LoadOptions } from "./load-options";
import type { UploadedFile, UploadFile } from "./uploaded-file";

type TicketFormContextValue = {
  /** IANA zone of the reader. */
  timeZone: string;
  /** Who has this user id; someone the page does not name is called by the number. */
  personOf: (id: number) => Person;
  /** Keeps the names of people who were just chosen. */
  remember: (people: readonly Person[]) => void;
  searchPeople: SearchPeople;
  departmentOf: (id: number) => Department;
  rememberDepartment: (department: Department) => void;
  searchDepartments: SearchDepartments;
  /** null where nothing fetches the options of other systems. */
  loadOptions: LoadOptions | null;
  /** null where nothing takes files; attachments can then only be read. */
  uploadFile: UploadFile | null;
  /** What is known of attachments, by id. */
  files: Readonly<Record<string, UploadedFile>>;
  rememberFile: (id: string, file: UploadedFile) => void;
  /** What is wrong with a cell of a table, in the reader's words. */
  cellProblemOf: (path: string) => string | undefined;
};

export const TicketFormContext = createContext<TicketFormContextValue | null>(null);

export function useTicketFormContext(): TicketFormContextValue {
  const context = use(TicketFormContext);
  if (context === null) throw new Error("This input stands outside a ticket form.");
  return context;
}
