import { expect, test } from "vitest";
import { openSecret, sealSecret } from "./secret-box";

test("a sealed secret opens again for what it belongs to", () => {
  const sealed = sealSecret("8cd585da-密", "client:ops");
  expect(sealed).not.toContain("8cd585da");
  expect(openSecret(sealed, "client:ops")).toBe("8cd585da-密");
});

test("it opens for nothing else, and not when it was altered", () => {
  const sealed = sealSecret("token", "client:ops");
  const altered = `${sealed.slice(0, -2)}${sealed.endsWith("AA") ? "BB" : "AA"}`;
  expect(() => openSecret(sealed, "client:hr")).toThrow();
  expect(() => openSecret(altered, "client:ops")).toThrow();
  expect(() => openSecret("", "client:ops")).toThrow();
});

test("the same secret never looks the same twice", () => {
  expect(sealSecret("token", "client:ops")).not.toBe(sealSecret("token", "client:ops"));
});
