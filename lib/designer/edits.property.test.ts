import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FlowDefinition } from "@/lib/flows/definition";
import { problemsOf } from "@/lib/flows/problems";
import { applyEdit } from "./edits";
import type { Edit } from "./edits/edit";
import { type History, record, redo, startHistory, undo } from "./history";
import { labelOf } from "./label-of";
import { rulesOf } from "./references";
import { deepFreeze } from "./testing/deep-freeze";
import { demoFlows, importedFlows, leave } from "./testing/known-flows";
import { editOf, randomSteps, type Step } from "./testing/random-edit";

const FIXED = { seed: 5, endOnFailure: true };
const EMPTY = FlowDefinition.parse({ format: 1, nodes: [], transitions: [] });
const STARTS = deepFreeze([
  EMPTY,
  leave(),
  ...[...demoFlows(), ...importedFlows()].map(({ definition }) => definition),
]);

const randomStart = fc.constantFrom(...STARTS);

type Played = { before: FlowDefinition; edit: Edit; after: FlowDefinition };

function play(start: FlowDefinition, steps: readonly Step[]): Played[] {
  let before = start;
  return steps.map((step) => {
    const edit = deepFreeze(editOf(before, step));
    const played = { before, edit, after: deepFreeze(applyEdit(before, edit)) };
    before = played.after;
    return played;
  });
}

const recordAll = (start: FlowDefinition, played: readonly Played[]) =>
  played.reduce<History>(
    (history, { before, edit, after }) => record(history, after, { label: labelOf(before, edit) }),
    startHistory(start),
  );

const isDone = ({ past }: History) => past.length === 0;

describe("any ninety edits and more, of all kinds, on any flow", () => {
  test("undone are the flow there was, done again the flow there is, byte by byte, and no edit writes into its flow", () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(randomStart, randomSteps, (start, steps) => {
        const [first, played] = [JSON.stringify(start), play(start, steps)];
        const states = [start, ...played.map(({ after }) => after)].filter(
          (state, index, all) => state !== all[index - 1],
        );
        const texts = states.map((state) => JSON.stringify(state));
        let history = recordAll(start, played);
        for (const { before, edit, after } of played) if (after !== before) seen.add(edit.type);
        expect(history.past.length).toBe(states.length - 1);
        expect(history.past.length).toBeGreaterThanOrEqual(50);
        for (const text of texts.toReversed()) {
          expect(JSON.stringify(history.present)).toBe(text);
          history = undo(history);
        }
        expect(isDone(history)).toBe(true);
        expect(JSON.stringify(history.present)).toBe(first);
        for (const text of texts) {
          expect(JSON.stringify(history.present)).toBe(text);
          history = redo(history);
        }
        expect(history.future).toEqual([]);
        expect(JSON.stringify(history.present)).toBe(texts.at(-1));
      }),
      { ...FIXED, numRuns: 60 },
    );
    expect(seen.size).toBe(18);
  });

  test("leave a definition that can be read, with every key once and no transition from or to nowhere", () => {
    fc.assert(
      fc.property(randomStart, randomSteps, (start, steps) => {
        for (const { edit, after } of play(start, steps)) {
          expect(FlowDefinition.parse(after), edit.type).toEqual(after);
          const nodes = new Set(after.nodes.map(({ key }) => key));
          expect(nodes.size).toBe(after.nodes.length);
          expect(new Set(after.transitions.map(({ key }) => key)).size).toBe(after.transitions.length);
          expect(new Set(after.form.fields.map(({ key }) => key)).size).toBe(after.form.fields.length);
          expect(after.transitions.filter(({ from, to }) => !nodes.has(from) || !nodes.has(to))).toEqual([]);
        }
      }),
      { ...FIXED, numRuns: 25 },
    );
  });

  test("leave alone what they do not speak of, so that it is not drawn again", () => {
    fc.assert(
      fc.property(randomStart, randomSteps, (start, steps) => {
        for (const { before, edit, after } of play(start, steps)) {
          if (edit.type === "MoveNodes" || edit.type === "UpdateNode" || edit.type === "SetAccess") {
            expect(after.transitions).toBe(before.transitions);
            expect(after.form).toBe(before.form);
            const named = new Set(namedBy(edit));
            after.nodes.forEach((node, index) => {
              if (!named.has(node.key)) expect(node).toBe(before.nodes[index]);
            });
          }
          if (edit.type === "UpdateTransition") expect(after.nodes).toBe(before.nodes);
        }
      }),
      { ...FIXED, numRuns: 20 },
    );
  });

  test("a rule that asks who handled a node that was removed is a problem until somebody mends it", () => {
    let found = 0;
    fc.assert(
      fc.property(randomStart, randomSteps, (start, steps) => {
        for (const { before, edit, after } of play(start, steps)) {
          if (edit.type !== "RemoveElements" || after === before) continue;
          const gone = new Set(edit.nodeKeys);
          const asking = after.nodes.filter((node) =>
            rulesOf(node).some((rule) => rule.kind === "handler" && gone.has(rule.nodeKey)),
          );
          const told = problemsOf(after).filter(({ code }) => code === "who_node_unknown");
          for (const { key } of asking) expect(told.map(({ nodeKey }) => nodeKey)).toContain(key);
          found += asking.length;
        }
      }),
      { ...FIXED, numRuns: 20 },
    );
    expect(found).toBeGreaterThan(0);
  });
});

function namedBy(edit: Extract<Edit, { type: "MoveNodes" | "UpdateNode" | "SetAccess" }>): string[] {
  if (edit.type === "MoveNodes") return Object.keys(edit.positions);
  return edit.type === "UpdateNode" ? [edit.key] : edit.cells.map(({ nodeKey }) => nodeKey);
}
