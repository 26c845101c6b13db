import { expect, test } from "vitest";
import { AppError } from "@/lib/platform/errors";
import { route } from "./route";

const request = new Request("http://localhost/api/x");

test("an answer becomes JSON that nobody caches", async () => {
  const response = await route({ name: "x", answer: async () => ({ status: 201, body: { a: 1 } }) })(request);
  expect(response.status).toBe(201);
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(await response.json()).toEqual({ a: 1 });
});

test("an error the caller can understand keeps its code and gets its status", async () => {
  const failing = async () => {
    throw new AppError("conflict", { reason: "task_taken", params: { name: "Ann" } });
  };
  const response = await route({ name: "x", answer: failing })(request);
  expect(response.status).toBe(409);
  expect(await response.json()).toEqual({
    error: { code: "conflict", reason: "task_taken", params: { name: "Ann" }, problems: [] },
  });
});

test("a fault tells a request id and nothing else", async () => {
  const failing = async () => {
    throw new Error("password is hunter2");
  };
  const response = await route({ name: "x", answer: failing })(request);
  expect(response.status).toBe(500);
  const body = await response.text();
  expect(body).toMatch(/"requestId":"[0-9a-f]{8}"/);
  expect(body).not.toContain("hunter2");
});
