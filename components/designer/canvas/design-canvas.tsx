"use client";

import { Panel, ReactFlowProvider } from "@xyflow/react";
import { FlowCanvas } from "@/components/flow-canvas/flow-canvas";
import { CanvasTools } from "./canvas-tools";
import { ConnectDialog } from "./connect-dialog";
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

function Desk() {
  const { surface, flow, commands, hasSelection, adding, connecting, menu } = useDesk();
  return (
    <div className="size-full" {...surface}>
      <FlowCanvas mode="design" design={flow}>
        <Panel position="top-left" className="max-md:hidden">
          <NodePalette onAdd={adding.add} />
        </Panel>
        <Panel position="top-center">{hasSelection && <SelectionBar commands={commands} />}</Panel>
        <Panel position="top-right">
          <CanvasTools onAdd={adding.openInView} onTidy={adding.tidy} />
        </Panel>
      </FlowCanvas>
      <AddNodeMenu request={adding.request} onAdd={adding.add} onClose={adding.close} />
      <ElementMenu point={menu.point} commands={commands} onClose={menu.close} />
      <ConnectDialog from={connecting.from} onConnect={connecting.connect} onClose={connecting.close} />
    </div>
  );
}
