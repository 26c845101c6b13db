"use client";

import { Spinner } from "@heroui/react/spinner";
import dynamic from "next/dynamic";
import { useMemo } from "react";
import { pictureOf } from "@/lib/designer/picture/picture-of";
import type { FlowDefinition } from "@/lib/flows/definition";

const FlowCanvas = dynamic(() => import("@/components/flow-canvas/flow-canvas").then((module) => module.FlowCanvas), {
  ssr: false,
  loading: () => (
    <div className="flex size-full items-center justify-center">
      <Spinner size="sm" />
    </div>
  ),
});

/** A state of a flow on the canvas, to look at. */
export function FlowPicture({ definition }: { definition: FlowDefinition }) {
  const picture = useMemo(() => pictureOf(definition), [definition]);
  return <FlowCanvas mode="read" picture={picture} />;
}
