import { Handle, type Node, type NodeProps, Position } from "@xyflow/react";
import { useTranslations } from "next-intl";
import type { FlowMap } from "@/lib/tickets/schema";
import { iconOf, isGateway } from "./node-look";

export type MapNodeType = Node<FlowMap["nodes"][number], "place">;

const STATES = {
  current: "border-accent bg-accent-soft text-accent-soft-foreground",
  visited: "border-foreground bg-surface text-foreground",
  untouched: "border-border bg-surface text-muted",
} as const;

/** A node of the flow; gateways are small diamonds with their name below. */
export function MapNode({ data }: NodeProps<MapNodeType>) {
  return (
    <div className="size-full">
      <Handle type="target" position={Position.Left} isConnectable={false} className="invisible!" />
      {isGateway(data.type) ? <Gateway node={data} /> : <Card node={data} />}
      <Handle type="source" position={Position.Right} isConnectable={false} className="invisible!" />
    </div>
  );
}

function Card({ node }: { node: MapNodeType["data"] }) {
  const t = useTranslations("tickets.map");
  const isEdge = node.type === "start" || node.type === "end";
  const Icon = iconOf(node.type);
  return (
    <div
      className={`relative flex size-full items-center justify-center gap-1.5 border px-3 text-xs font-medium ${STATES[node.state]} ${isEdge ? "rounded-full" : "rounded-md"}`}
    >
      {node.state === "current" && (
        <span aria-hidden="true" className="map-pulse absolute inset-0 rounded-[inherit] border-2 border-accent" />
      )}
      {Icon !== null && <Icon role="img" aria-label={t(`types.${node.type}`)} className="size-3.5 shrink-0" />}
      <span className="truncate" title={node.name}>
        {node.name}
      </span>
      <span className="sr-only"> ({t(node.state)})</span>
    </div>
  );
}

function Gateway({ node }: { node: MapNodeType["data"] }) {
  const t = useTranslations("tickets.map");
  const Icon = iconOf(node.type);
  return (
    <div className="flex size-full flex-col items-center text-[11px] text-muted">
      <span className="relative flex size-8 shrink-0 items-center justify-center">
        <span className={`absolute size-5.5 rotate-45 rounded-xs border ${STATES[node.state]}`} />
        {Icon !== null && (
          <Icon role="img" aria-label={t(`types.${node.type}`)} className="relative size-3" strokeWidth={2.25} />
        )}
      </span>
      <span className="whitespace-nowrap">
        {node.name}
        <span className="sr-only"> ({t(node.state)})</span>
      </span>
    </div>
  );
}
