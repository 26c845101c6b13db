"use client";

import { Panel, ReactFlowProvider } from "@xyflow/react";
import { type ComponentProps, type ReactNode, useMemo } from "react";
import { FlowCanvas } from "@/components/flow-canvas/flow-canvas";
import { CanvasTools } from "./canvas-tools";
import { ConnectDialog } from "./connect-dialog";
import { useCanvasElements } from "./elements/use-canvas-elements";
import { AddNodeMenu } from "./menus/add-node-menu";
import { ElementMenu } from "./menus/element-menu";
import { NodePalette } from "./node-palette";
import { SelectionBar } from "./selection-bar";
import { useDesk } from "./use-desk";

/** The flow, to be drawn: with the mouse, by touch, or with the keyboard alone. */
export function DesignCanvas() {
  return (
    <ReactFlowProvider>
      <Desk />
    </ReactFlowProvider>
  );
}

/** Nothing of it is drawn again while something is dragged: only the paper is. */
function Desk() {
  const { surface, flow, teller, commands, hasSelection, adding, connecting, menu } = useDesk();
  return (
    <div data-region=".react-flow__node" className="size-full" {...surface}>
      <Paper events={flow}>
        <Panel position="top-left" className="max-md:hidden">
          <NodePalette onAdd={adding.add} />
        </Panel>
        <Panel position="top-center">{hasSelection && <SelectionBar commands={commands} />}</Panel>
        <Panel position="top-right">
          <CanvasTools onAdd={adding.openInView} onTidy={adding.tidy} />
        </Panel>
      </Paper>
      <p ref={teller} role="status" className="sr-only" />
      <AddNodeMenu request={adding.request} onAdd={adding.add} onClose={adding.close} />
      <ElementMenu point={menu.point} commands={commands} onClose={menu.close} />
      <ConnectDialog from={connecting.from} onConnect={connecting.connect} onClose={connecting.close} />
    </div>
  );
}

type Events = Omit<
  Extract<ComponentProps<typeof FlowCanvas>, { mode: "design" }>["design"],
  keyof ReturnType<typeof useCanvasElements>
>;

function Paper({ events, children }: { events: Events; children: ReactNode }) {
  const elements = useCanvasElements();
  const design = useMemo(() => ({ ...elements, ...events }), [elements, events]);
  return (
    <FlowCanvas mode="design" design={design}>
      {children}
    </FlowCanvas>
  );
}
