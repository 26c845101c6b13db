import {
  Circle,
  CircleStop,
  Clock,
  Code,
  CopyPlus,
  type LucideIcon,
  Network,
  Play,
  Plus,
  Puzzle,
  UserRound,
  Webhook,
  X,
} from "lucide-react";
import type { NodeType } from "@/lib/flows/definition";

/** In the diamond of a gateway: one way, all ways, some ways. Beside the name of other nodes: what they do. */
const ICONS: Record<NodeType, LucideIcon> = {
  start: Play,
  task: UserRound,
  exclusive: X,
  parallel: Plus,
  inclusive: Circle,
  wait: Clock,
  hook: Webhook,
  script: Code,
  child: Network,
  copy: CopyPlus,
  end: CircleStop,
  foreign: Puzzle,
};

export const iconOf = (type: NodeType): LucideIcon => ICONS[type];
