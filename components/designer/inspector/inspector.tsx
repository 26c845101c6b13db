"use client";

import { Button } from "@heroui/react/button";
import { Spinner } from "@heroui/react/spinner";
import { X } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { usePreload } from "@/components/ui/use-preload";
import { useDesigner } from "../store/use-designer";
import { FlowSummary } from "./flow-summary";

const loadInspected = () => import("./inspected").then((module) => module.Inspected);
const Inspected = dynamic(loadInspected, {
  ssr: false,
  loading: () => (
    <div className="flex justify-center py-8">
      <Spinner size="sm" />
    </div>
  ),
});

/** What is marked on the canvas, with everything that can be said of it; a sheet over the canvas on a phone. */
export function Inspector() {
  const t = useTranslations("inspector");
  const seal = useDesigner((state) => state.seal);
  const select = useDesigner((state) => state.select);
  const { nodeKeys, transitionKeys } = useDesigner((state) => state.selection);
  const reveal = useDesigner((state) => state.reveal);
  usePreload(loadInspected);
  const isMarked = nodeKeys.length + transitionKeys.length > 0;
  return (
    <aside
      id="inspector"
      data-region=""
      aria-label={t("label")}
      tabIndex={-1}
      // Whoever goes on to another control begins another step of the history.
      onBlur={seal}
      onKeyDown={(event) => {
        const [marked] = [...nodeKeys, ...transitionKeys];
        const isHere = event.target instanceof Node && event.currentTarget.contains(event.target);
        if (event.key === "Escape" && isHere && !event.defaultPrevented && marked !== undefined) reveal(marked);
      }}
      className={`relative w-[340px] shrink-0 overflow-y-auto border-s border-separator bg-surface outline-none max-md:absolute max-md:inset-x-0 max-md:bottom-0 max-md:z-20 max-md:max-h-[60%] max-md:w-full max-md:rounded-t-lg max-md:border-s-0 max-md:border-t max-md:shadow-overlay ${isMarked ? "" : "max-md:hidden"}`}
    >
      {isMarked ? (
        <div id="inspected">
          <Inspected />
        </div>
      ) : (
        <FlowSummary />
      )}
      {isMarked && (
        <Button
          isIconOnly
          size="sm"
          variant="ghost"
          aria-label={t("close")}
          className="absolute end-3 top-3"
          onPress={() => select({})}
        >
          <X aria-hidden="true" className="size-4" />
        </Button>
      )}
    </aside>
  );
}
