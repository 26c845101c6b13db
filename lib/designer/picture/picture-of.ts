import type { FlowDefinition, FlowNode, FlowTransition } from "@/lib/flows/definition";
import type { Problem } from "@/lib/flows/problems/problem";
import type { Picture, PictureNode, PictureTransition } from "./picture";

type Words = {
  /** What else is worth a look at a node; "" for none. */
  summaryOf?: (node: FlowNode) => string;
  /** What a transition is called on its line. */
  nameOf?: (transition: FlowTransition) => string;
  problems?: readonly Problem[];
};

const drawnNodes = new WeakMap<FlowNode, PictureNode>();
const drawnLines = new WeakMap<FlowTransition, PictureTransition>();

/**
 * A flow as it is drawn. What has not changed since it was last drawn is the same object, so that views draw again
 * only what has.
 */
export function pictureOf({ nodes, transitions }: FlowDefinition, words: Words = {}): Picture {
  const { summaryOf = () => "", nameOf = ({ name }) => name, problems = [] } = words;
  const marks = worst(problems);
  return {
    nodes: nodes.map((node) => toPictureNode(node, summaryOf(node), marks.get(node.key))),
    transitions: transitions.map((line) => toPictureLine(line, nameOf(line), marks.get(line.key))),
  };
}

type Severity = Problem["severity"];

/** The worst there is to say of each element. */
function worst(problems: readonly Problem[]): ReadonlyMap<string, Severity> {
  const marks = new Map<string, Severity>();
  for (const { severity, nodeKey, transitionKey } of problems) {
    const key = transitionKey ?? nodeKey;
    if (key !== undefined && marks.get(key) !== "error") marks.set(key, severity);
  }
  return marks;
}

function toPictureNode(node: FlowNode, summary: string, problem: Severity | undefined): PictureNode {
  const known = drawnNodes.get(node);
  if (known?.summary === summary && known.problem === problem) return known;
  const { key, type, name, position } = node;
  const drawn = { key, type, name, summary, position, ...(problem === undefined ? {} : { problem }) };
  drawnNodes.set(node, drawn);
  return drawn;
}

function toPictureLine(line: FlowTransition, shown: string, problem: Severity | undefined): PictureTransition {
  const known = drawnLines.get(line);
  if (known?.name === shown && known.problem === problem) return known;
  const { key, from, to, intent, isDefault, timer } = line;
  const drawn = {
    ...{ key, from, to, name: shown, intent, isDefault, isTimed: timer !== null },
    ...(problem === undefined ? {} : { problem }),
  };
  drawnLines.set(line, drawn);
  return drawn;
}
