"use client";

import { useDeferredValue } from "react";
import { useDefinition, useDesigner } from "../store/use-designer";
import { NodeInspector } from "./kinds/node-inspector";
import { SeveralInspector } from "./several-inspector";
import { TransitionInspector } from "./ways/transition-inspector";

/**
 * Everything that can be said of what is marked. The canvas shows first that it is: until then nothing is shown here,
 * so that nobody changes what was marked before.
 */
export function Inspected() {
  const { nodeKeys, transitionKeys } = useDesigner((state) => state.selection);
  const marked = [...nodeKeys, ...transitionKeys].join(" ");
  return useDeferredValue(marked, "") === marked ? <Marked /> : null;
}

function Marked() {
  const { nodes, transitions } = useDefinition();
  const { nodeKeys, transitionKeys } = useDesigner((state) => state.selection);
  const chosen = nodes.filter(({ key }) => nodeKeys.includes(key));
  const ways = transitions.filter(({ key }) => transitionKeys.includes(key));
  const [node, way] = [chosen[0], ways[0]];
  if (chosen.length + ways.length > 1) return <SeveralInspector nodes={chosen} ways={ways} />;
  if (node !== undefined) return <NodeInspector key={node.key} node={node} />;
  if (way !== undefined) return <TransitionInspector key={way.key} way={way} />;
  return null;
}
