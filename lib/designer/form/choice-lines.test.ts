import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { BranchChoice } from "@/lib/forms/form-definition";
import {
  type ChoiceLine,
  familyOf,
  freeChoiceKey,
  indentedLine,
  linesIn,
  linesOf,
  movedLine,
  steppedLine,
  textOf,
  treeOf,
} from "./choice-lines";

const SETTINGS = { seed: 20261126, numRuns: 500, endOnFailure: true };

const word = fc.stringMatching(/^[a-z城市=]{1,6}$/).filter((text) => !text.startsWith("="));
const { tree } = fc.letrec<{ tree: BranchChoice[] }>((tie) => ({
  tree: fc.array(
    fc.record({
      key: word.map((text) => text.replaceAll("=", "_")),
      label: word,
      children: fc.oneof({ maxDepth: 3 }, fc.constant<BranchChoice[]>([]), tie("tree")),
    }),
    { maxLength: 4 },
  ),
}));

const written = (lines: readonly ChoiceLine[]) => lines.map(({ depth, key }) => " ".repeat(depth) + key);
const LINES: ChoiceLine[] = [
  { depth: 0, key: "cn", label: "China" },
  { depth: 1, key: "sh", label: "Shanghai" },
  { depth: 1, key: "bj", label: "Beijing" },
  { depth: 0, key: "fr", label: "France" },
  { depth: 1, key: "ps", label: "Paris" },
];

test("a tree and its lines say the same", () => {
  fc.assert(
    fc.property(tree, (choices) => {
      expect(treeOf(linesOf(choices))).toEqual(choices);
    }),
    SETTINGS,
  );
});

test("lines and their text say the same", () => {
  fc.assert(
    fc.property(tree, (choices) => {
      expect(linesIn(textOf(linesOf(choices)))).toEqual(linesOf(choices));
    }),
    SETTINGS,
  );
});

describe("a text", () => {
  test("may be written with tabs, blank lines and no keys", () => {
    expect(linesIn("China\n\tShanghai\n\n\tbj = Beijing\nFrance")).toEqual([
      { depth: 0, key: "China", label: "China" },
      { depth: 1, key: "Shanghai", label: "Shanghai" },
      { depth: 1, key: "bj", label: "Beijing" },
      { depth: 0, key: "France", label: "France" },
    ]);
  });

  test("keeps the keys of choices that it names by their words", () => {
    expect(linesIn("France\nSpain", LINES)).toEqual([
      { depth: 0, key: "fr", label: "France" },
      { depth: 0, key: "Spain", label: "Spain" },
    ]);
  });

  test("never makes a choice that no form can hold", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), (text) => {
        for (const { key, label } of linesIn(text)) {
          expect(key.length).toBeGreaterThan(0);
          expect(key.length).toBeLessThanOrEqual(100);
          expect(label.length).toBeLessThanOrEqual(200);
        }
      }),
      SETTINGS,
    );
  });
});

describe("moving", () => {
  test("never loses a choice, and none stands deeper than below the one before", () => {
    fc.assert(
      fc.property(tree, fc.nat(), fc.nat(), (choices, a, b) => {
        const lines = linesOf(choices);
        if (lines.length === 0) return;
        const moved = movedLine(lines, a % lines.length, b % (lines.length + 1));
        expect(moved.map(({ key }) => key).sort()).toEqual(lines.map(({ key }) => key).sort());
        for (const [index, { depth }] of moved.entries()) {
          expect(depth).toBeLessThanOrEqual(index === 0 ? 0 : (moved[index - 1]?.depth ?? 0) + 1);
        }
      }),
      SETTINGS,
    );
  });

  test("one step among its neighbours, and back, changes nothing", () => {
    fc.assert(
      fc.property(tree, fc.nat(), (choices, pick) => {
        const lines = linesOf(choices);
        if (lines.length === 0) return;
        const index = pick % lines.length;
        const down = steppedLine(lines, index, 1);
        if (down === null) return;
        const next = lines[index + familyOf(lines, index)];
        const at = index + familyOf(lines, lines.indexOf(next ?? LINES[0] ?? { depth: 0, key: "", label: "" }));
        expect(steppedLine(down, at, -1)).toEqual(lines);
      }),
      SETTINGS,
    );
  });

  test("takes along what is below", () => {
    expect(written(movedLine(LINES, 0, 5))).toEqual(["fr", " ps", "cn", " sh", " bj"]);
    expect(written(steppedLine(LINES, 3, -1) ?? [])).toEqual(["fr", " ps", "cn", " sh", " bj"]);
    expect(steppedLine(LINES, 1, -1)).toBeNull();
    expect(steppedLine(LINES, 2, 1)).toBeNull();
  });

  test("deeper and back changes nothing", () => {
    expect(written(indentedLine(LINES, 3, 1) ?? [])).toEqual(["cn", " sh", " bj", " fr", "  ps"]);
    expect(indentedLine(indentedLine(LINES, 3, 1) ?? [], 3, -1)).toEqual(LINES);
    expect(indentedLine(LINES, 0, 1)).toBeNull();
    expect(indentedLine(LINES, 0, -1)).toBeNull();
  });
});

test("a new choice gets a key that no other has", () => {
  expect(freeChoiceKey([{ depth: 0, key: "choice_2", label: "" }])).toBe("choice_3");
});
