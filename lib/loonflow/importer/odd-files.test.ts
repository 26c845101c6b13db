import fc from "fast-check";
import { expect, test } from "vitest";
import { problemsOf } from "@/lib/flows/problems";
import type { Json } from "@/lib/forms/form-definition";
import setup from "../fixtures/setup.json";
import { readInstallation } from "./file/read-installation";
import { toSkein } from "./to-skein";

type Place = { holder: Record<string, Json> | Json[]; key: string | number };

const SMALL = { ...setup, workflows: setup.workflows.filter(({ id }) => [1, 2, 5, 8, 10].includes(id)) };
const TEXT = JSON.stringify(SMALL);

/** Every value in a JSON document, by where it stands. */
function placesIn(value: Json): Place[] {
  if (typeof value !== "object" || value === null) return [];
  const holder = value;
  const keys = Array.isArray(value) ? value.map((_, index) => index) : Object.keys(value);
  return keys.flatMap((key) => {
    const inner = (holder as Record<string | number, Json>)[key] ?? null;
    return [{ holder, key }, ...placesIn(inner)];
  });
}

const COUNT = placesIn(JSON.parse(TEXT) as Json).length;

const odd = fc.constantFrom<Json[]>(
  null,
  "",
  " ",
  0,
  -1,
  1.5,
  99_999,
  true,
  "x",
  "{}",
  "[]",
  "[",
  "null",
  '{"a": {"b": [1]}}',
  '{"a\\u0000": "\\u0000", "b": "\\ud800"}',
  '{"__proto__": 1, "constructor": 2}',
  '[{"expression": "{leave_days} >", "target_state_id": "x"}]',
  '[{"expression": "True", "target_state_id": 105}]',
  "__proto__",
  "a,b,,c",
  "1,2,x",
  "长".repeat(3000),
  "\u0000",
  "\ud800",
  [],
  {},
);

/** As JSON writes NUL and half a surrogate pair. */
const UNSTORABLE = /(?<!\\)\\u(0000|d[89ab])/;

test("whatever stands somewhere in a file, it is told and nothing breaks", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat({ max: COUNT - 1 }), odd), { minLength: 1, maxLength: 8 }), (changes) => {
      const file = JSON.parse(TEXT) as Json;
      const places = placesIn(file);
      for (const [at, value] of changes) {
        const { holder, key } = places[at] ?? { holder: [], key: 0 };
        (holder as Record<string | number, Json>)[key] = value;
      }
      const read = readInstallation(JSON.stringify(file));
      if (!read.ok) {
        expect(read.problems.length).toBeGreaterThan(0);
        return;
      }
      const skein = toSkein(read.installation, { timeZone: "Asia/Shanghai" });
      for (const flow of skein.flows) problemsOf(flow.definition);
      expect(JSON.stringify({ ...skein, flows: skein.flows.map(({ definition }) => definition) })).not.toMatch(
        UNSTORABLE,
      );
    }),
    { numRuns: 60 },
  );
}, 60_000);
