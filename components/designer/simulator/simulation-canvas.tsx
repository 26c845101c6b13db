"use client";

import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { LazyFlowCanvas } from "@/components/flow-canvas/lazy-flow-canvas";
import type { Direction } from "@/lib/designer/picture/direction";
import type { Picture } from "@/lib/designer/picture/picture";
import type { SimulationView } from "@/lib/simulator/schema";
import { usePicture } from "../canvas/elements/use-picture";

/** The flow as it is drawn, with the way the simulated ticket has taken. */
export function SimulationCanvas({ view }: { view: SimulationView | null }) {
  const t = useTranslations("simulator");
  const drawn = usePicture();
  const picture = useMemo(() => withProgress(drawn, view), [drawn, view]);
  const [direction] = useState<Direction | undefined>(() =>
    typeof window !== "undefined" && window.innerWidth < 768 ? "TB" : undefined,
  );
  return (
    <section aria-label={t("canvas")} className="size-full">
      <LazyFlowCanvas mode="progress" picture={picture} {...(direction === undefined ? {} : { direction })} />
    </section>
  );
}

function withProgress({ nodes, transitions }: Picture, view: SimulationView | null): Picture {
  const [current, visited, taken] = [view?.current, view?.visited, view?.taken].map((keys) => new Set(keys ?? []));
  return {
    nodes: nodes.map(({ problem: _problem, ...node }) => ({
      ...node,
      progress: current?.has(node.key) ? "current" : visited?.has(node.key) ? "visited" : "untouched",
    })),
    transitions: transitions.map(({ problem: _problem, ...line }) => {
      return { ...line, isTaken: taken?.has(line.key) ?? false };
    }),
  };
}
