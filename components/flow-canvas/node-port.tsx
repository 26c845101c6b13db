import { Handle, type Position, useStoreApi } from "@xyflow/react";

type Props = {
  type: "source" | "target";
  side: Position;
  nodeKey: string;
  isConnectable: boolean;
  /** Somebody points at its node, or has marked it. */
  isAwake: boolean;
};

/**
 * Where transitions end on a node, or begin. React Flow's own handle follows all that happens on the canvas, so that
 * those of a large flow would make each edit slow: one that nobody is near is only what a line ends at.
 */
export function NodePort({ type, side, nodeKey, isConnectable, isAwake }: Props) {
  const { rfId } = useStoreApi().getState();
  if (isAwake) return <Handle type={type} position={side} isConnectable={isConnectable} />;
  const connectable = isConnectable ? "connectable connectablestart connectableend" : "";
  return (
    <div
      className={`react-flow__handle react-flow__handle-${side} nodrag nopan ${type} ${connectable}`}
      data-nodeid={nodeKey}
      data-handlepos={side}
      data-id={`${rfId}-${nodeKey}-null-${type}`}
    />
  );
}
