"use client";

import { useReactFlow } from "@xyflow/react";
import { useModifierKey } from "@/components/shell/keys/use-modifier-key";
import { ALIGNMENTS } from "@/lib/designer/places/align";
import { useDesigner, useDesignerStore } from "../../store/use-designer";
import type { SelectionCommands } from "./use-selection-commands";

type Point = { x: number; y: number };

/** Keys below `designer.commands` in the catalogues. */
export type CommandName =
  | "add"
  | "connect"
  | "insert"
  | "edit"
  | "duplicate"
  | "copy"
  | "cut"
  | "paste"
  | "tidy"
  | "tidyMarked"
  | "selectAll"
  | "fit"
  | "remove"
  | `align-${(typeof ALIGNMENTS)[number]}`;

/** `strokes`: the keys that do the same, "" for none. `run` is told where its menu stood, in the window. */
export type CanvasCommand = { name: CommandName; strokes: string; run: (point?: Point | null) => void };

type Openers = {
  /** Asks what to add there. */
  openAdd: (wanted: { after?: string; on?: string; point?: Point | null }) => void;
  openConnect: (from: string) => void;
  openInspector: () => void;
  showAll: () => void;
};

/** Everything that can be done with what is marked now, in the order it is offered in. */
export function useCanvasCommands(selected: SelectionCommands, openers: Openers): readonly CanvasCommand[] {
  const store = useDesignerStore();
  const { screenToFlowPosition } = useReactFlow();
  const { nodeKeys, transitionKeys } = useDesigner((state) => state.selection);
  const modifier = useModifierKey();
  const [node, line] = [nodeKeys[0], transitionKeys[0]];
  const isOneNode = nodeKeys.length === 1 && transitionKeys.length === 0;
  const isOneLine = nodeKeys.length === 0 && transitionKeys.length === 1;
  const mayLeave = isOneNode && typeOf(store.getState().history.present.nodes, node) !== "end";
  const write = (text: string | null) => {
    if (text !== null) void writeClipboard(text);
  };
  const paste = async (point?: Point | null) => {
    const at = point == null ? undefined : screenToFlowPosition(point);
    selected.paste(await readClipboard(), at);
  };
  const some = nodeKeys.length > 0;
  const all: (CanvasCommand & { isOffered: boolean })[] = [
    {
      name: "add",
      strokes: "A",
      isOffered: mayLeave || nodeKeys.length + transitionKeys.length === 0,
      run: (point) => openers.openAdd({ ...(node === undefined ? {} : { after: node }), point: point ?? null }),
    },
    { name: "connect", strokes: "L", isOffered: mayLeave, run: () => node !== undefined && openers.openConnect(node) },
    {
      name: "insert",
      strokes: "A",
      isOffered: isOneLine,
      run: (point) => line !== undefined && openers.openAdd({ on: line, point: point ?? null }),
    },
    { name: "edit", strokes: "Enter", isOffered: isOneNode || isOneLine, run: openers.openInspector },
    { name: "duplicate", strokes: `${modifier} D`, isOffered: some, run: selected.duplicate },
    { name: "copy", strokes: `${modifier} C`, isOffered: some, run: () => write(selected.copy()) },
    { name: "cut", strokes: `${modifier} X`, isOffered: some, run: () => write(selected.cut()) },
    { name: "paste", strokes: `${modifier} V`, isOffered: !some, run: (point) => void paste(point) },
    { name: "tidyMarked", strokes: "T", isOffered: nodeKeys.length > 1, run: selected.tidy },
    ...ALIGNMENTS.map((alignment) => ({
      name: `align-${alignment}` as const,
      strokes: "",
      isOffered: nodeKeys.length > (alignment.startsWith("spread") ? 2 : 1),
      run: () => selected.align(alignment),
    })),
    { name: "tidy", strokes: "T", isOffered: nodeKeys.length < 2 && !isOneLine && !isOneNode, run: selected.tidy },
    { name: "selectAll", strokes: `${modifier} A`, isOffered: !some && !isOneLine, run: selected.selectAll },
    {
      name: "fit",
      strokes: "F",
      isOffered: !some && !isOneLine,
      run: openers.showAll,
    },
    { name: "remove", strokes: "Del", isOffered: some || transitionKeys.length > 0, run: selected.remove },
  ];
  return all.filter(({ isOffered }) => isOffered);
}

const typeOf = (nodes: readonly { key: string; type: string }[], key: string | undefined) =>
  nodes.find((node) => node.key === key)?.type;

/** What was copied last in this window: pages that are not served over HTTPS may not use the clipboard from a menu. */
let kept = "";

export async function writeClipboard(text: string): Promise<void> {
  kept = text;
  await navigator.clipboard?.writeText(text).catch(() => {});
}

async function readClipboard(): Promise<string> {
  const text = await navigator.clipboard?.readText().catch(() => "");
  return text === undefined || text === "" ? kept : text;
}
