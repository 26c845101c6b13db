import { expect, test } from "vitest";
import { identityOf } from "./oidc-provider";

test("user name and address of the claims are taken", () => {
  expect(identityOf({ sub: "1", preferred_username: "alice", email: "a@example.com" })).toEqual({
    username: "alice",
    email: "a@example.com",
  });
});

test("an address that is not verified is not trusted, nor is an empty one", () => {
  expect(identityOf({ sub: "1", email: "a@example.com", email_verified: false })).toEqual({
    username: null,
    email: null,
  });
  expect(identityOf({ sub: "1", preferred_username: "", email: "" })).toEqual({ username: null, email: null });
});
