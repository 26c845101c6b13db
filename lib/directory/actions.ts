"use server";

import { loadPeople } from "./loaders";

/** People to choose from while someone types a name. */
export async function searchPeopleAction(text: string) {
  return loadPeople(text);
}
