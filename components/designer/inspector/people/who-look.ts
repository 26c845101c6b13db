import {
  Building2,
  CornerDownRight,
  FormInput,
  Globe,
  History,
  type LucideIcon,
  ShieldCheck,
  Signpost,
  UserRound,
  UsersRound,
} from "lucide-react";
import type { WhoRule } from "@/lib/flows/who";

export type WhoKind = WhoRule["kind"];

/** In the order they are offered in. */
export const WHO_KINDS: readonly WhoKind[] = [
  "users",
  "departments",
  "roles",
  "leader",
  "requester",
  "field",
  "handler",
  "parent-field",
  "external",
];

const ICONS: Record<WhoKind, LucideIcon> = {
  users: UsersRound,
  departments: Building2,
  roles: ShieldCheck,
  requester: UserRound,
  leader: Signpost,
  field: FormInput,
  "parent-field": CornerDownRight,
  handler: History,
  external: Globe,
};

export const whoIcon = (kind: WhoKind): LucideIcon => ICONS[kind];
