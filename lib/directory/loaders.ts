import "server-only";
import { getDb } from "@/db/client";
import { type FoundDepartment, searchDepartments } from "@/db/queries/people/departments";
import { type FoundPerson, searchPeople } from "@/db/queries/people/people";
import { hasPeople } from "@/db/store/people/user-store";
import { optionalUser, requireUser } from "@/lib/auth/current-user";
import { systemClock } from "@/lib/platform/clock";
import { readAbsencePage } from "./absence-page";
import { type AbsencePage, DepartmentSearch, PeopleSearch } from "./schema";
import { isSetupToken } from "./setup-token";

const MAX_FOUND = 20;

/** Active people whose name or user name holds the text; nobody for who is not signed in. */
export async function loadPeople(text: string): Promise<FoundPerson[]> {
  const asked = PeopleSearch.safeParse(text);
  if (!asked.success || (await optionalUser()) === null) return [];
  return searchPeople(getDb(), asked.data, MAX_FOUND);
}

/** Departments whose name holds the text; none for who is not signed in. */
export async function loadDepartments(text: string): Promise<FoundDepartment[]> {
  const asked = DepartmentSearch.safeParse(text);
  if (!asked.success || (await optionalUser()) === null) return [];
  return searchDepartments(getDb(), asked.data, MAX_FOUND);
}

/** Whether this link may make the first administrator: `done` when there is somebody already. */
export async function isSetupOpen(token: string): Promise<"open" | "closed" | "done"> {
  if (await hasPeople(getDb())) return "done";
  return isSetupToken(token) ? "open" : "closed";
}

/** When the reader is away, and what they can choose from to say so. */
export async function loadAbsencePage(): Promise<AbsencePage> {
  const { scope } = await requireUser();
  return readAbsencePage(getDb(), scope, systemClock.now());
}
