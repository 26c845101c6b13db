import { expect, test } from "vitest";
import { problemResponse } from "./problem";

test("an error becomes a problem with its sentence, its code and its status", async () => {
  const message = "This file is empty.";
  const response = problemResponse({ code: "invalid", reason: "file_empty", params: {}, problems: [], message });
  expect(response.status).toBe(400);
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(await response.json()).toEqual({
    type: "about:blank",
    title: "Bad Request",
    status: 400,
    detail: message,
    code: "invalid",
    reason: "file_empty",
    params: {},
    problems: [],
  });
});
