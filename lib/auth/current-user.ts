import "server-only";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import type { SessionUser } from "@/db/queries/people/sessions";
import type { Actor } from "@/lib/platform/actor";
import type { Scope } from "@/lib/platform/scope";
import { auth } from "./next-auth";
import { PATH_HEADER } from "./path-header";
import { signInPath } from "./return-path";

/** Who is signed in, as commands (`actor`), reads (`scope`) and pages (`user`) want to know it. */
export type CurrentUser = {
  actor: Extract<Actor, { kind: "user"; clientId: null }>;
  scope: Extract<Scope, { kind: "user" }>;
  user: SessionUser;
};

export const optionalUser = cache(async (): Promise<CurrentUser | null> => {
  const session = await auth();
  if (session === null) return null;
  const { userId, username, name, globalRole, locale, timeZone } = session.user;
  return {
    actor: { kind: "user", userId, clientId: null },
    scope: { kind: "user", userId, globalRole },
    user: { id: userId, username, name, globalRole, locale, timeZone },
  };
});

/** The signed-in person, or off to the sign-in page, which comes back here. */
export async function requireUser(): Promise<CurrentUser> {
  const current = await optionalUser();
  if (current === null) redirect(signInPath((await headers()).get(PATH_HEADER)));
  return current;
}

/** The signed-in administrator; for everybody else the page is not there. */
export async function requireAdministrator(): Promise<CurrentUser> {
  const current = await requireUser();
  return current.user.globalRole === "administrator" ? current : notFound();
}
