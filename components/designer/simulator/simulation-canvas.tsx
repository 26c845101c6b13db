"use client";

import { Spinner } from "@heroui/react/spinner";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import type { Direction } from "@/lib/designer/layout";
import type { Picture } from "@/lib/designer/picture/picture";
import type { SimulationView } from "@/lib/simulator/schema";
import { usePicture } from "../canvas/use-picture";

const FlowCanvas = dynamic(() => import("@/components/flow-canvas/flow-canvas").then((module) => module.FlowCanvas), {
  ssr: false,
  loading: () => (
    <div className="flex size-full items-center justify-center">
      <Spinner size="sm" />
    </div>
  ),
});

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
      <FlowCanvas mode="progress" picture={picture} {...(direction === undefined ? {} : { direction })} />
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
