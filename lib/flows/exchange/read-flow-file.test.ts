import fc from "fast-check";
import { expect, test } from "vitest";
import { AppError } from "@/lib/platform/errors";
import en from "@/messages/en.json";
import zh from "@/messages/zh-CN.json";
import { problemsOf } from "../problems";
import { readJson } from "./json-text";
import { readFlowFile } from "./read-flow-file";
import { HOSTILE, ODD, SOUND } from "./testing/hostile-files";

const bytes = (file: string | Uint8Array) => (typeof file === "string" ? new TextEncoder().encode(file) : file);

/** Milliseconds that a person is willing to wait to be told. */
const SOON_MS = 2000;

function refusal(file: Uint8Array): { error: AppError; took: number } {
  const begin = performance.now();
  try {
    readFlowFile(file);
  } catch (error) {
    if (error instanceof AppError) return { error, took: performance.now() - begin };
    throw error;
  }
  throw new Error("the file was taken");
}

test("a flow is read as it was written, also with a mark of its encoding and spread over lines", () => {
  expect(readFlowFile(bytes(JSON.stringify(SOUND)))).toEqual(SOUND);
  expect(readFlowFile(bytes(`\ufeff${JSON.stringify(SOUND, null, 2)}`))).toEqual(SOUND);
});

test.each(HOSTILE.map((hostile) => [hostile.name, hostile] as const))(
  "refused: %s",
  (_name, { file, reason, place }) => {
    const { error, took } = refusal(bytes(file));
    expect(error).toMatchObject({ code: "invalid", reason });
    if (place !== undefined) expect(error.problems.map(({ path }) => path)).toContain(place);
    if (reason === "flow_file_invalid") expect(error.problems.length).toBeGreaterThan(0);
    expect(error.problems.length).toBeLessThanOrEqual(20);
    expect(JSON.stringify([error.params, error.problems]).length).toBeLessThan(8000);
    expect(took).toBeLessThan(SOON_MS);
  },
);

test.each(ODD.map((odd) => [odd.name, odd] as const))("taken, with problems: %s", (_name, { file, problem }) => {
  const begin = performance.now();
  const { definition } = readFlowFile(bytes(file));
  const codes = problemsOf(definition).map(({ code }) => code);
  expect(codes).toContain(problem);
  expect(performance.now() - begin).toBeLessThan(SOON_MS);
});

test("every reason and every problem has its sentence in both languages", () => {
  for (const { errors } of [en, zh]) {
    for (const { reason, file } of HOSTILE) {
      expect(errors).toHaveProperty(reason);
      for (const { code } of refusal(bytes(file)).error.problems) expect(errors.fields).toHaveProperty(code);
    }
  }
});

test("the place of a fault is named by line and column", () => {
  expect(refusal(bytes('{\n  "skein": "flow",\n  "format": oops\n}')).error.params).toEqual({ line: 3, column: 13 });
  const lines = JSON.stringify(SOUND, null, 2).replace('"name": "Leader"', '"name": 7');
  const line = lines.slice(0, lines.indexOf('"key": "leader"')).split("\n").length - 1;
  const [problem] = refusal(bytes(lines)).error.problems;
  expect(problem).toEqual({
    path: "definition.nodes[1].name",
    code: "file_type",
    params: { expected: "string", line },
  });
});

test("whatever JSON.parse reads of sound JSON is read the same", () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 6 }), (text) => {
      const expected = JSON.parse(text);
      let value: unknown;
      try {
        ({ value } = readJson(text));
      } catch (error) {
        // What Skein is stricter about.
        if (error instanceof AppError && error.reason !== "flow_file_not_json") return;
        throw error;
      }
      expect(value).toEqual(expected);
    }),
    { seed: 20_261_126, numRuns: 500, endOnFailure: true },
  );
});

test("whatever JSON.parse refuses is refused", () => {
  const text = JSON.stringify(SOUND, null, 1);
  fc.assert(
    fc.property(fc.nat(text.length - 1), fc.constantFrom("", ",", "}", "]", '"', "\\", ":", "x", "\n"), (at, sign) => {
      const broken = `${text.slice(0, at)}${sign}${text.slice(at + 1)}`;
      let isRead = true;
      try {
        JSON.parse(broken);
      } catch {
        isRead = false;
      }
      if (!isRead) expect(() => readJson(broken)).toThrow(AppError);
    }),
    { seed: 20_261_126, numRuns: 500, endOnFailure: true },
  );
});
