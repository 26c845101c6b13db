"use client";

import { Spinner } from "@heroui/react/spinner";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { FlowMap } from "@/lib/tickets/schema";

const FlowCanvas = dynamic(() => import("./flow-canvas").then((module) => module.FlowCanvas), {
  ssr: false,
  loading: () => (
    <div className="flex size-full items-center justify-center">
      <Spinner size="sm" />
    </div>
  ),
});

/** The diagram, loaded when somebody asks for it; from left to right where there is room. */
export function FlowPanel({ map }: { map: FlowMap }) {
  const t = useTranslations("tickets.map");
  const [direction] = useState<"LR" | "TB">(() => (window.innerWidth < 768 ? "TB" : "LR"));
  return (
    <section aria-label={t("label")} className="h-[max(24rem,calc(100dvh-11rem))] w-full max-lg:h-[70dvh]">
      <FlowCanvas map={map} direction={direction} />
    </section>
  );
}
