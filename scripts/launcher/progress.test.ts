import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createProgress } from "./progress.mjs";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function recordedProgress() {
  const lines: string[] = [];
  return { lines, progress: createProgress({ write: (text: string) => lines.push(text.trimEnd()) }) };
}

test("a log gets a line every five seconds, with what is going on", async () => {
  const { lines, progress } = recordedProgress();
  const work = progress.step(
    "Building",
    () => vi.advanceTimersByTimeAsync(11_000),
    () => "page 3 of 9",
  );
  await work;
  expect(lines).toEqual([
    "  … Building",
    "  … Building, 5 s: page 3 of 9",
    "  … Building, 10 s: page 3 of 9",
    "  ✓ Building (11.0 s)",
  ]);
});

test("a quick step is one line", async () => {
  const { lines, progress } = recordedProgress();
  await progress.step("Looking", () => vi.advanceTimersByTimeAsync(200));
  expect(lines).toEqual(["  ✓ Looking (0.2 s)"]);
});

test("a step that fails says so and passes the failure on", async () => {
  const { lines, progress } = recordedProgress();
  const failing = progress.step("Looking", async () => {
    throw new Error("nothing there");
  });
  await expect(failing).rejects.toThrow("nothing there");
  expect(lines).toEqual(["  ✗ Looking (0.0 s)"]);
});
