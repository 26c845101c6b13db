"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { LazyFlowCanvas } from "@/components/flow-canvas/lazy-flow-canvas";
import type { Direction } from "@/lib/designer/picture/direction";
import type { Picture } from "@/lib/designer/picture/picture";

/** The diagram, loaded when somebody asks for it; where there is no room for it as it was drawn, from top to bottom. */
export function FlowPanel({ map }: { map: Picture }) {
  const t = useTranslations("flowCanvas");
  const [direction] = useState<Direction | undefined>(() => (window.innerWidth < 768 ? "TB" : undefined));
  return (
    <section aria-label={t("label")} className="h-[max(24rem,calc(100dvh-11rem))] w-full max-lg:h-[70dvh]">
      <LazyFlowCanvas mode="progress" picture={map} {...(direction === undefined ? {} : { direction })} />
    </section>
  );
}
