import { expect, test } from "vitest";
import { serverFrom } from "./executor";

test("a server is used where the environment names one, otherwise the embedded runner", () => {
  expect(serverFrom({})).toBeUndefined();
  expect(serverFrom({ INNGEST_DEV: "0" })).toBeUndefined();
  expect(serverFrom({ INNGEST_DEV: "1" })).toBe("the dev server on this machine");
  expect(serverFrom({ INNGEST_DEV: "http://127.0.0.1:8288" })).toBe("http://127.0.0.1:8288");
  expect(serverFrom({ INNGEST_BASE_URL: "https://inngest.example" })).toBe("https://inngest.example");
});
