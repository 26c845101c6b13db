import { expect, test } from "vitest";
import { contentSecurityPolicy } from "./content-security-policy";

test("scripts need the nonce, nothing may be evaluated or framed, forms stay here", () => {
  const policy = contentSecurityPolicy({ nonce: "n1", isDevelopment: false });
  expect(policy).toContain("script-src 'self' 'nonce-n1' 'strict-dynamic';");
  expect(policy).toContain("form-action 'self';");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain("unsafe-eval");
});

test("only development may evaluate", () => {
  expect(contentSecurityPolicy({ nonce: "n1", isDevelopment: true })).toContain("'unsafe-eval'");
});
