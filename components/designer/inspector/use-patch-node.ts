"use client";

import type { NodePatch } from "@/lib/designer/edits/edit";
import { useEdit } from "../store/use-designer";

/** What a section gets of its node: itself, and how to change it. Edits with the same `merge` are one step back. */
export type PatchNode = (patch: NodePatch, merge?: string) => void;

export function usePatchNode(key: string): PatchNode {
  const edit = useEdit();
  return (patch, merge) =>
    edit({ type: "UpdateNode", key, patch }, merge === undefined ? undefined : `${key} ${merge}`);
}
