"use client";

import { Spinner } from "@heroui/react/spinner";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Direction } from "@/lib/designer/layout";
import type { Picture } from "@/lib/designer/picture/picture";

const FlowCanvas = dynamic(() => import("@/components/flow-canvas/flow-canvas").then((module) => module.FlowCanvas), {
  ssr: false,
  loading: () => (
    <div className="flex size-full items-center justify-center">
      <Spinner size="sm" />
    </div>
  ),
});

/** The diagram, loaded when somebody asks for it; where there is no room for it as it was drawn, from top to bottom. */
export function FlowPanel({ map }: { map: Picture }) {
  const t = useTranslations("flowCanvas");
  const [direction] = useState<Direction | undefined>(() => (window.innerWidth < 768 ? "TB" : undefined));
  return (
    <section aria-label={t("label")} className="h-[max(24rem,calc(100dvh-11rem))] w-full max-lg:h-[70dvh]">
      <FlowCanvas mode="progress" picture={map} {...(direction === undefined ? {} : { direction })} />
    </section>
  );
}
