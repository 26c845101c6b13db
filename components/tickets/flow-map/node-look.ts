import { Circle, Clock, Code, CopyPlus, type LucideIcon, Network, Plus, Webhook, X } from "lucide-react";
import type { FlowMap } from "@/lib/tickets/schema";

type NodeType = FlowMap["nodes"][number]["type"];

/** What stands inside the diamond of a gateway: one way, all ways, some ways. */
const GATEWAYS: Partial<Record<NodeType, LucideIcon>> = { exclusive: X, parallel: Plus, inclusive: Circle };

/** What others do, beside the name of the node; nodes for people have none. */
const ICONS: Partial<Record<NodeType, LucideIcon>> = {
  wait: Clock,
  hook: Webhook,
  script: Code,
  child: Network,
  copy: CopyPlus,
};

export const isGateway = (type: NodeType) => GATEWAYS[type] !== undefined;
export const hasIcon = (type: NodeType) => ICONS[type] !== undefined;
export const iconOf = (type: NodeType) => GATEWAYS[type] ?? ICONS[type] ?? null;
