"use client";

import { Spinner } from "@heroui/react/spinner";
import dynamic from "next/dynamic";

const DesignCanvas = dynamic(() => import("./design-canvas").then((module) => module.DesignCanvas), {
  ssr: false,
  loading: () => (
    <div className="flex size-full items-center justify-center">
      <Spinner size="sm" />
    </div>
  ),
});

const Inspector = dynamic(() => import("../inspector/inspector").then((module) => module.Inspector), {
  ssr: false,
  loading: () => <div className="w-[340px] shrink-0 border-s border-separator max-md:hidden" />,
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
