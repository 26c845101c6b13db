import fc from "fast-check";
import type { NodeType } from "@/lib/flows/definition";
import type { layOut } from "../places/layout";

type Drawing = Parameters<typeof layOut>[0];

const TYPES: readonly NodeType[] = ["task", "task", "exclusive", "parallel", "hook", "wait", "start", "end"];
const NAMES = ["Approve", "退回修改", "More than five days and less than ten", "", "A"];

/** Up to thirty nodes anywhere, with lines between any of them: loops, twins, pairs there and back, islands. */
export const randomDrawing: fc.Arbitrary<Drawing> = fc
  .record({
    nodes: fc.array(
      fc.record({
        type: fc.constantFrom(...TYPES),
        name: fc.constantFrom(...NAMES),
        position: fc.record({ x: fc.integer({ min: -999, max: 999 }), y: fc.integer({ min: -999, max: 999 }) }),
      }),
      { minLength: 1, maxLength: 30 },
    ),
    lines: fc.array(fc.record({ from: fc.nat(29), to: fc.nat(29), name: fc.constantFrom(...NAMES) }), {
      maxLength: 50,
    }),
  })
  .map(({ nodes, lines }) => {
    const keyOf = (index: number) => `n${index % nodes.length}`;
    return {
      nodes: nodes.map((node, index) => ({ ...node, key: keyOf(index) })),
      transitions: lines.map(({ from, to, name }) => ({ from: keyOf(from), to: keyOf(to), name })),
    };
  });
