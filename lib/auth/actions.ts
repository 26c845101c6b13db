"use server";

import { redirect } from "next/navigation";
import { AuthError, CredentialsSignin } from "next-auth";
import { action } from "@/lib/http/action";
import { chooseLanguage } from "./commands/choose-language";
import { signIn, signOut } from "./next-auth";
import { OIDC_PROVIDER_ID } from "./oidc-provider";
import { returnPath } from "./return-path";
import type { SignInFailure } from "./sign-in/sign-in-failure";

export type SignInState = { failure: SignInFailure; username: string } | null;

export async function signInAction(_previous: SignInState, form: FormData): Promise<SignInState> {
  const username = textOf(form, "username");
  try {
    await signIn("credentials", { username, password: textOf(form, "password"), redirect: false });
  } catch (error) {
    if (!(error instanceof AuthError)) throw error;
    const isKnown = error instanceof CredentialsSignin && (error.code === "wrong" || error.code === "too_many");
    return { failure: isKnown ? (error.code as SignInFailure) : "failed", username };
  }
  redirect(returnPath(textOf(form, "from")));
}

/** Begins the way over the identity provider and answers its address, which the browser has to visit as a page. */
export async function signInWithProviderAction(from: string): Promise<string> {
  return signIn(OIDC_PROVIDER_ID, { redirectTo: returnPath(from), redirect: false });
}

export async function signOutAction(): Promise<void> {
  await signOut({ redirectTo: "/sign-in" });
}

export const chooseLanguageAction = action(chooseLanguage);

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}
