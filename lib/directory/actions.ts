"use server";

import { redirect } from "next/navigation";
import { commandContext } from "@/lib/command";
import { action } from "@/lib/http/action";
import { explainError } from "@/lib/http/explain-error";
import { cancelAbsence } from "./commands/cancel-absence";
import { createFirstAdministrator } from "./commands/create-first-administrator";
import { setAbsence } from "./commands/set-absence";
import { isSetupOpen, loadDepartments, loadPeople } from "./loaders";

export const setAbsenceAction = action(setAbsence);
export const cancelAbsenceAction = action(cancelAbsence);

/** People to choose from while someone types a name. */
export async function searchPeopleAction(text: string) {
  return loadPeople(text);
}

/** Departments to choose from while someone types a name. */
export async function searchDepartmentsAction(text: string) {
  return loadDepartments(text);
}

export type SetupState = { message: string; username: string } | null;

/** Makes the first administrator for whoever holds the set-up link; there is no session yet that could prove more. */
export async function setUpAction(_previous: SetupState, form: FormData): Promise<SetupState> {
  const [token, username, password] = ["token", "username", "password"].map((name) => String(form.get(name) ?? ""));
  if ((await isSetupOpen(token ?? "")) !== "open") redirect("/sign-in");
  try {
    await createFirstAdministrator.run(commandContext({ kind: "system", name: "setup" }), { username, password });
  } catch (error) {
    const { message, problems } = await explainError(error, createFirstAdministrator.name);
    return { message: problems[0]?.message ?? message, username: username ?? "" };
  }
  redirect("/sign-in");
}
