"use client";

import { createContext, use } from "react";
import { useStore } from "zustand";
import type { Edit } from "@/lib/designer/edits/edit";
import type { Learned, Names } from "@/lib/designer/names";
import type { FlowDefinition } from "@/lib/flows/definition";
import type { DesignerState, DesignerStore } from "./designer-store";

export const DesignerContext = createContext<DesignerStore | null>(null);

/** The store itself, for reading it when something happens; components that show it use `useDesigner`. */
export function useDesignerStore(): DesignerStore {
  const store = use(DesignerContext);
  if (store === null) throw new Error("outside of the designer");
  return store;
}

/** A part of the designer's state; the component is drawn again when that part changes. */
export function useDesigner<Part>(select: (state: DesignerState) => Part): Part {
  return useStore(useDesignerStore(), select);
}

export function useDefinition(): FlowDefinition {
  return useDesigner((state) => state.history.present);
}

/** Changes the flow; edits with the same `merge` in a row are one step of the history. */
export function useEdit(): (edit: Edit, merge?: string) => void {
  return useDesigner((state) => state.edit);
}

export function useNames(): Names {
  return useDesigner((state) => state.names);
}

export function useLearnNames(): (learned: Learned) => void {
  return useDesigner((state) => state.learnNames);
}
