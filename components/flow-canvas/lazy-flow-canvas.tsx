"use client";

import { Spinner } from "@heroui/react/spinner";
import dynamic from "next/dynamic";

/** The canvas, loaded when somebody looks at it. */
export const LazyFlowCanvas = dynamic(() => import("./flow-canvas").then((module) => module.FlowCanvas), {
  ssr: false,
  loading: () => (
    <div className="flex size-full items-center justify-center">
      <Spinner size="sm" />
    </div>
  ),
});
