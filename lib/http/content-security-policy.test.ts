import { expect, test } from "vitest";
import { contentSecurityPolicy } from "./content-security-policy";

const production = { nonce: "n1", isDevelopment: false, identityProvider: undefined };

test("scripts need the nonce, nothing may be evaluated or framed", () => {
  const policy = contentSecurityPolicy(production);
  expect(policy).toContain("script-src 'self' 'nonce-n1' 'strict-dynamic';");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain("unsafe-eval");
  expect(policy).toContain("form-action 'self';");
});

test("forms may lead to the identity provider's origin", () => {
  const policy = contentSecurityPolicy({ ...production, identityProvider: "https://id.example/realms/a" });
  expect(policy).toContain("form-action 'self' https://id.example;");
  expect(contentSecurityPolicy({ ...production, identityProvider: "not a url" })).toContain("form-action 'self';");
});
