import { expect, test } from "vitest";
import { isFresh, isSignature, signatureOf } from "./signature";

test("the signature is the md5 of time and token, in lower case", () => {
  expect(signatureOf("1500000000", "8cd585da-3cc6-11e8-9946-784f437daad6")).toBe("e9414a654f199345f9ed808426a75c74");
  const signature = signatureOf("1500000000", "token");
  expect(isSignature(signature, "1500000000", "token")).toBe(true);
  expect(isSignature(signature.toUpperCase(), "1500000000", "token")).toBe(false);
  expect(isSignature(signature, "1500000001", "token")).toBe(false);
  expect(isSignature("", "1500000000", "token")).toBe(false);
});

test("a time may be two minutes off, either way, and not a second more", () => {
  const now = new Date("2026-11-23T00:00:00.900Z");
  const at = (seconds: number) => String(Math.floor(now.getTime() / 1000) + seconds);
  expect([0, -120, 120].map((seconds) => isFresh(at(seconds), now))).toEqual([true, true, true]);
  expect([-121, 121].map((seconds) => isFresh(at(seconds), now))).toEqual([false, false]);
});
