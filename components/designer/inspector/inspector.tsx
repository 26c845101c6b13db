"use client";

import { Button } from "@heroui/react/button";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useDefinition, useDesigner } from "../store/use-designer";
import { FlowSummary } from "./flow-summary";
import { NodeInspector } from "./kinds/node-inspector";
import { SeveralInspector } from "./several-inspector";
import { TransitionInspector } from "./ways/transition-inspector";

/** What is marked on the canvas, with everything that can be said of it; a sheet over the canvas on a phone. */
export function Inspector() {
  const t = useTranslations("inspector");
  const seal = useDesigner((state) => state.seal);
  const select = useDesigner((state) => state.select);
  const { nodeKeys, transitionKeys } = useDesigner((state) => state.selection);
  const reveal = useDesigner((state) => state.reveal);
  const isMarked = nodeKeys.length + transitionKeys.length > 0;
  return (
    <aside
      id="inspector"
      aria-label={t("label")}
      tabIndex={-1}
      // Whoever goes on to another control begins another step of the history.
      onBlur={seal}
      onKeyDown={(event) => {
        const [marked] = [...nodeKeys, ...transitionKeys];
        const isHere = event.target instanceof Node && event.currentTarget.contains(event.target);
        if (event.key === "Escape" && isHere && !event.defaultPrevented && marked !== undefined) reveal(marked);
      }}
      className={`relative w-[340px] shrink-0 overflow-y-auto border-s border-separator bg-surface outline-none max-md:absolute max-md:inset-x-0 max-md:bottom-0 max-md:z-20 max-md:max-h-[60%] max-md:w-full max-md:rounded-t-lg max-md:border-s-0 max-md:border-t max-md:shadow-overlay ${isMarked ? "" : "max-md:hidden"}`}
    >
      <Inspected />
      {isMarked && (
        <Button
          isIconOnly
          size="sm"
          variant="ghost"
          aria-label={t("close")}
          className="absolute end-3 top-3"
          onPress={() => select({})}
        >
          <X aria-hidden="true" className="size-4" />
        </Button>
      )}
    </aside>
  );
}

function Inspected() {
  const { nodes, transitions } = useDefinition();
  const { nodeKeys, transitionKeys } = useDesigner((state) => state.selection);
  const chosen = nodes.filter(({ key }) => nodeKeys.includes(key));
  const ways = transitions.filter(({ key }) => transitionKeys.includes(key));
  const [node, way] = [chosen[0], ways[0]];
  if (chosen.length + ways.length > 1) return <SeveralInspector nodes={chosen} ways={ways} />;
  if (node !== undefined) return <NodeInspector key={node.key} node={node} />;
  if (way !== undefined) return <TransitionInspector key={way.key} way={way} />;
  return <FlowSummary />;
}
