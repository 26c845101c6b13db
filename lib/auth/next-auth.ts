import NextAuth, { CredentialsSignin, type NextAuthConfig } from "next-auth";
import type {} from "next-auth/jwt";
import Credentials from "next-auth/providers/credentials";
import { cache } from "react";
import { z } from "zod";
import { getDb } from "@/db/client";
import { findSessionUser, type SessionUser } from "@/db/queries/people/sessions";
import { createSession, deleteSession } from "@/db/store/people/session-store";
import { systemClock } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { logger } from "@/lib/platform/logger";
import { oidcProvider } from "./oidc-provider";
import { SESSION_DAYS } from "./session-lifetime";
import { authenticate } from "./sign-in/authenticate";
import { clientAddress } from "./sign-in/client-address";
import type { SignInFailure } from "./sign-in/sign-in-failure";

declare module "next-auth" {
  interface User {
    /** Set by the providers for people we know. */
    userId?: number;
  }

  interface Session {
    user: Omit<SessionUser, "id"> & { id: string; userId: number };
  }
}

declare module "next-auth/jwt" {
  interface JWT {
    sessionId?: string;
    person?: SessionUser;
  }
}

const UNKNOWN_PERSON = `/sign-in?error=${"unknown_person" satisfies SignInFailure}`;

const SignIn = z.object({ username: z.string().trim().min(1).max(200), password: z.string().min(1).max(1000) });

class RefusedSignIn extends CredentialsSignin {
  constructor(code: Extract<SignInFailure, "wrong" | "too_many">) {
    super();
    this.code = code;
  }
}

const credentials = Credentials({
  credentials: { username: {}, password: {} },
  authorize: async (raw, request) => {
    const parsed = SignIn.safeParse(raw);
    if (!parsed.success) throw new RefusedSignIn("wrong");
    const address = clientAddress(request.headers);
    const answer = await authenticate({ db: getDb(), clock: systemClock }, { ...parsed.data, address });
    if (typeof answer === "string") throw new RefusedSignIn(answer);
    return { userId: answer.userId };
  },
});

const findPerson = cache((sessionId: string) => findSessionUser(getDb(), sessionId, systemClock.now()));

async function openSession(userId: number): Promise<string> {
  const now = systemClock.now();
  return createSession(getDb(), userId, now, new Date(now.getTime() + SESSION_DAYS * 86_400_000));
}

// The token carries no more than the id of the session row, so whatever the row's person may do is true at every request.
const callbacks: NextAuthConfig["callbacks"] = {
  signIn: ({ user }) => (user.userId === undefined ? UNKNOWN_PERSON : true),
  jwt: async ({ token, user }) => {
    if (user?.userId !== undefined) return { sessionId: await openSession(user.userId) };
    if (token.sessionId === undefined) return null;
    const person = await findPerson(token.sessionId);
    return person === null ? null : { ...token, person };
  },
  session: ({ session, token }) => {
    const { person } = token;
    if (person === undefined) throw new Error("A session without a person");
    return { expires: session.expires, user: { ...person, id: String(person.id), userId: person.id } };
  },
};

export const { handlers, auth, signIn, signOut } = NextAuth(() => {
  const oidc = oidcProvider();
  return {
    secret: env.AUTH_SECRET,
    trustHost: true,
    session: { strategy: "jwt", maxAge: SESSION_DAYS * 86_400 },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    providers: oidc === null ? [credentials] : [credentials, oidc],
    callbacks,
    events: {
      signOut: async (message) => {
        const sessionId = "token" in message ? message.token?.sessionId : undefined;
        if (sessionId !== undefined) await deleteSession(getDb(), sessionId);
      },
    },
    logger: {
      error: (error) => {
        if (error instanceof CredentialsSignin) logger.info({ code: error.code }, "sign-in refused");
        else logger.error({ err: error }, "authentication failed");
      },
      warn: (code) => logger.debug({ code }, "authentication warning"),
      debug: () => {},
    },
  };
});
