"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { SampleFields } from "@/components/designer/conditions/try/sample-fields";
import { ValueContext } from "@/components/designer/conditions/values/value-context";
import { Disclosed } from "../inputs/disclosed";
import type { useNodeSample } from "./use-node-sample";

type Props = {
  sample: ReturnType<typeof useNodeSample>;
  /** What is chosen and pressed to try. */
  actions: ReactNode;
  failure: string;
  /** What it came to. */
  children: ReactNode;
};

const NO_NAMES = { people: new Map<number, string>(), departments: new Map<number, string>() };
const NO_ROLES: readonly { id: number; name: string }[] = [];

/** A place to try a node with made-up values. */
export function TrialPanel({ sample: { needs, sample, setSample }, actions, failure, children }: Props) {
  const t = useTranslations("conditions.trial");
  const isAsked = needs.fields.length > 0 || needs.title;
  return (
    <Disclosed title={t("open")}>
      <div className="flex min-w-0 flex-col gap-3 rounded-md bg-surface-secondary p-3">
        {isAsked ? (
          <ValueContext names={NO_NAMES}>
            <SampleFields needs={needs} roles={NO_ROLES} sample={sample} onChange={setSample} />
          </ValueContext>
        ) : (
          <p className="text-list text-muted">{t("seesNothing")}</p>
        )}
        <div className="flex flex-wrap items-center gap-2">{actions}</div>
        <div aria-live="polite" className="flex min-w-0 flex-col gap-2 text-list empty:hidden">
          {failure !== "" && <p className="text-danger-text">{failure}</p>}
          {children}
        </div>
      </div>
    </Disclosed>
  );
}
