import { getToken } from "next-auth/jwt";
import { env } from "@/lib/platform/env";

/** The session that a request's cookie stands for, whether or not it goes on; null without one. */
export async function sessionIdOf(request: Request): Promise<string | null> {
  for (const secureCookie of [true, false]) {
    const token = await getToken({ req: request, secret: env.AUTH_SECRET, secureCookie });
    if (token?.sessionId !== undefined) return token.sessionId;
  }
  return null;
}
