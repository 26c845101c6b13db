import { encode } from "next-auth/jwt";
import { expect, test } from "vitest";
import { sessionIdOf } from "./session-id";

const SECRET = "a".repeat(32);

async function asking(cookie: string, secret = SECRET): Promise<string | null> {
  const token = await encode({ token: { sessionId: "s1" }, secret, salt: cookie });
  return sessionIdOf(new Request("http://localhost/api/events", { headers: { cookie: `${cookie}=${token}` } }));
}

test("the cookie names the session, over HTTPS and over HTTP", async () => {
  expect(await asking("authjs.session-token")).toBe("s1");
  expect(await asking("__Secure-authjs.session-token")).toBe("s1");
});

test("nothing is made of another cookie, of one sealed elsewhere, or of none", async () => {
  expect(await asking("session-token")).toBeNull();
  expect(await asking("authjs.session-token", "b".repeat(32))).toBeNull();
  expect(await sessionIdOf(new Request("http://localhost/api/events"))).toBeNull();
});
