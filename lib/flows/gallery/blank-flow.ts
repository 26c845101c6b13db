import { FlowDefinition } from "../definition";

/** The least that can be published: a form that is filed, and that is all. */
export function blankFlow(words: { start: string; submit: string; end: string }): FlowDefinition {
  return FlowDefinition.parse({
    format: 1,
    nodes: [
      { key: "start", name: words.start, type: "start", position: { x: 0, y: 0 }, fields: { title: "required" } },
      { key: "end", name: words.end, type: "end", position: { x: 320, y: 0 } },
    ],
    transitions: [{ key: "submit", from: "start", to: "end", name: words.submit, intent: "approve" }],
  });
}
