import { type NodeProps, Position } from "@xyflow/react";
import { useTranslations } from "next-intl";
import { memo, useState } from "react";
import { isGateway } from "@/lib/designer/picture/node-size";
import type { PictureNode } from "@/lib/designer/picture/picture";
import type { CanvasNode } from "./canvas-node";
import { iconOf } from "./node-look";
import { NodePort } from "./node-port";

/** A node of a flow; what it looks like is said in flow-canvas.css. */
export const NodeView = memo(function NodeView(props: NodeProps<CanvasNode>) {
  const { id, data, selected, isConnectable, sourcePosition = Position.Right, targetPosition = Position.Left } = props;
  const [isPointedAt, setPointedAt] = useState(false);
  const { type, progress, change, problem } = data;
  const port = { nodeKey: id, isAwake: selected || isPointedAt };
  return (
    <div
      className="flow-node"
      data-type={type}
      data-progress={progress}
      data-change={change}
      data-problem={problem}
      data-shape={isGateway(type) ? "diamond" : type === "start" || type === "end" ? "pill" : "card"}
      onPointerEnter={() => setPointedAt(isConnectable)}
      onPointerLeave={() => setPointedAt(false)}
    >
      <NodePort {...port} type="target" side={targetPosition} isConnectable={isConnectable && type !== "start"} />
      {isGateway(type) ? <Gateway node={data} /> : <Card node={data} />}
      <NodePort {...port} type="source" side={sourcePosition} isConnectable={isConnectable && type !== "end"} />
      <Marks node={data} />
    </div>
  );
});

function Card({ node: { type, name, summary, progress } }: { node: PictureNode }) {
  const t = useTranslations("flowCanvas.types");
  const Icon = iconOf(type);
  return (
    <div className="flow-node-body">
      {progress === "current" && <span aria-hidden="true" className="flow-node-pulse" />}
      <Icon role="img" aria-label={t(type)} className="size-3.5 shrink-0 text-muted" />
      <span className="flex min-w-0 flex-col">
        <span className="truncate text-xs font-medium" title={name}>
          {name}
        </span>
        {summary !== "" && (
          <span className="truncate text-[11px] leading-4 text-muted" title={summary}>
            {summary}
          </span>
        )}
      </span>
    </div>
  );
}

function Gateway({ node: { type, name } }: { node: PictureNode }) {
  const t = useTranslations("flowCanvas.types");
  const Icon = iconOf(type);
  return (
    <>
      <span className="flow-node-diamond" />
      <Icon role="img" aria-label={t(type)} className="relative size-3.5 text-muted" />
      <span className="flow-node-caption">{name}</span>
    </>
  );
}

/** What colour alone would not say. */
function Marks({ node: { progress, change, problem } }: { node: PictureNode }) {
  const t = useTranslations("flowCanvas");
  return (
    <>
      {problem !== undefined && (
        <span
          className="flow-node-problem"
          role="img"
          aria-label={t(`problems.${problem}`)}
          title={t(`problems.${problem}`)}
        />
      )}
      {change !== undefined && <span className="flow-node-change">{t(`changes.${change}`)}</span>}
      {progress !== undefined && <span className="sr-only">({t(`progress.${progress}`)})</span>}
    </>
  );
}
