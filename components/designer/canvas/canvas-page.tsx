"use client";

import { Spinner } from "@heroui/react/spinner";
import dynamic from "next/dynamic";
import { Inspector } from "../inspector/inspector";

const DesignCanvas = dynamic(() => import("./design-canvas").then((module) => module.DesignCanvas), {
  ssr: false,
  loading: () => (
    <div className="flex size-full items-center justify-center">
      <Spinner size="sm" />
    </div>
  ),
});

/** Where a flow is drawn: the canvas, and beside it what is marked there. */
export function CanvasPage() {
  return (
    <div className="relative flex min-h-0 grow">
      <div className="relative min-w-0 grow">
        <DesignCanvas />
      </div>
      <Inspector />
    </div>
  );
}
