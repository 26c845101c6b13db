import { expect, test } from "vitest";
import { mayReadFile, maySweepFiles, uploaderOf } from "./policy";

test("an unused file is its uploader's alone, a used one is whoever's the ticket shows it to", () => {
  expect(mayReadFile(1, { uploadedById: 1, ticketId: null, isShown: false })).toBe(true);
  expect(mayReadFile(2, { uploadedById: 1, ticketId: null, isShown: false })).toBe(false);
  expect(mayReadFile(2, { uploadedById: 1, ticketId: 9, isShown: true })).toBe(true);
  expect(mayReadFile(1, { uploadedById: 1, ticketId: 9, isShown: false })).toBe(false);
});

test("people upload, also through a program; only Skein sweeps", () => {
  expect(uploaderOf({ kind: "user", userId: 4, clientId: null })).toBe(4);
  expect(uploaderOf({ kind: "user", userId: 4, clientId: 1, flowIds: [] })).toBe(4);
  expect(() => uploaderOf({ kind: "system", name: "timer" })).toThrow("forbidden");
  expect(maySweepFiles({ kind: "user", userId: 4, clientId: null })).toBe(false);
  expect(maySweepFiles({ kind: "system", name: "timer" })).toBe(true);
});
