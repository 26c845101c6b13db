"use client";

import { useMemo } from "react";
import { LazyFlowCanvas } from "@/components/flow-canvas/lazy-flow-canvas";
import { pictureOf } from "@/lib/designer/picture/picture-of";
import type { FlowDefinition } from "@/lib/flows/definition";

/** A state of a flow on the canvas, to look at. */
export function FlowPicture({ definition }: { definition: FlowDefinition }) {
  const picture = useMemo(() => pictureOf(definition), [definition]);
  return <LazyFlowCanvas mode="read" picture={picture} />;
}
