import type { Db } from "@/db/client";
import { findSignInUser } from "@/db/queries/people/sign-in";
import type { Clock } from "@/lib/platform/clock";
import { isPassword } from "../password";
import { forgive, mayAttempt } from "./sign-in-throttle";

type SignIn = { username: string; password: string; address: string };
type Answer = { userId: number } | "wrong" | "too_many";

/** Whether this name and password may come in. Unknown, deactivated and passwordless people look like a wrong password. */
export async function authenticate(ctx: { db: Db; clock: Clock }, signIn: SignIn): Promise<Answer> {
  const attempt = { username: signIn.username, address: signIn.address, at: ctx.clock.now() };
  if (!(await mayAttempt(ctx.db, attempt))) return "too_many";
  const user = await findSignInUser(ctx.db, signIn.username);
  const isRight = await isPassword(signIn.password, user?.passwordHash ?? null);
  if (user === null || !isRight || !user.isActive) return "wrong";
  await forgive(ctx.db, attempt);
  return { userId: user.id };
}
