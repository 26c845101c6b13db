import type { Intent, NodeType } from "@/lib/flows/definition";

/** What became of an element in another version, or since a ticket began. */
export type Change = "added" | "removed" | "changed";

export type Progress = "current" | "visited" | "untouched";

export type PictureNode = {
  key: string;
  type: NodeType;
  name: string;
  /** What else is worth a look: who is asked, how long it waits. Empty for none. */
  summary: string;
  position: { x: number; y: number };
  progress?: Progress;
  change?: Change;
  problem?: "error" | "warning";
};

export type PictureTransition = {
  key: string;
  from: string;
  to: string;
  /** What it is called, and what decides it. */
  name: string;
  intent: Intent;
  isDefault: boolean;
  isTimed: boolean;
  isTaken?: boolean;
  change?: Change;
  problem?: "error" | "warning";
};

/** A flow as it is drawn, wherever that is: while somebody designs it, on a ticket, beside another version. */
export type Picture = { nodes: readonly PictureNode[]; transitions: readonly PictureTransition[] };
