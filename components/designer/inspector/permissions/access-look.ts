import { Asterisk, Eye, EyeOff, type LucideIcon, Pencil } from "lucide-react";
import type { Access } from "@/lib/designer/inspect/access/access-matrix";

const ICONS: Record<Access, LucideIcon> = { hidden: EyeOff, read: Eye, edit: Pencil, required: Asterisk };
const COLOURS: Record<Access, string> = {
  hidden: "text-muted",
  read: "text-foreground",
  edit: "bg-accent-soft text-accent-soft-foreground",
  required: "bg-accent-soft text-accent-soft-foreground font-semibold",
};

/** Keys that set an access wherever several are marked. */
export const ACCESS_KEYS: Readonly<Record<string, Access>> = {
  h: "hidden",
  0: "hidden",
  Delete: "hidden",
  Backspace: "hidden",
  r: "read",
  1: "read",
  e: "edit",
  2: "edit",
  m: "required",
  3: "required",
};

export const accessIcon = (access: Access): LucideIcon => ICONS[access];
export const accessColour = (access: Access): string => COLOURS[access];
