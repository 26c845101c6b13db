"use client";

import { useMemo } from "react";
import { LazyFlowCanvas } from "@/components/flow-canvas/lazy-flow-canvas";
import { pictureOf } from "@/lib/designer/picture/picture-of";
import type { FlowDefinition } from "@/lib/flows/definition";

/** A flow in small, to be recognised by its shape; what it is stands beside it. */
export function FlowThumbnail({ definition }: { definition: FlowDefinition }) {
  const picture = useMemo(() => pictureOf(definition), [definition]);
  return (
    <div inert aria-hidden="true" className="size-full">
      <LazyFlowCanvas mode="small" picture={picture} direction="LR" />
    </div>
  );
}
