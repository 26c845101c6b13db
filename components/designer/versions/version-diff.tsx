"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { LazyFlowCanvas } from "@/components/flow-canvas/lazy-flow-canvas";
import { countChanges, diffDefinitions, isSame } from "@/lib/designer/diff/definition-diff";
import { pictureOfDiff } from "@/lib/designer/diff/picture-of-diff";
import type { Names } from "@/lib/designer/names";
import type { FlowDefinition } from "@/lib/flows/definition";
import { DiffLists } from "./diff/diff-lists";

type Props = { before: FlowDefinition; after: FlowDefinition; names: Names };

/** Two states of a flow: on one canvas, and as lists of what differs. */
export function VersionDiff({ before, after, names }: Props) {
  const t = useTranslations("versions.diff");
  const { diff, picture } = useMemo(() => {
    const found = diffDefinitions(before, after);
    return { diff: found, picture: pictureOfDiff(before, after, found) };
  }, [before, after]);
  if (isSame(diff)) return <p className="px-4 py-6 text-list text-muted md:px-5">{t("same")}</p>;
  return (
    <section aria-label={t("label")} className="flex min-w-0 flex-col">
      <p className="px-4 py-2 text-list text-muted tabular-nums md:px-5">{t("summary", countChanges(diff))}</p>
      <div className="h-80 border-y border-separator md:h-[max(20rem,48dvh)]">
        <LazyFlowCanvas mode="diff" picture={picture} />
      </div>
      <DiffLists before={before} after={after} names={names} diff={diff} />
    </section>
  );
}
