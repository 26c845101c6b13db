"use client";

import { Button } from "@heroui/react/button";
import { Grid3x3, Workflow } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { countByType } from "@/lib/designer/inspect/several";
import { useProblems } from "../problems/problems-provider";
import { useDefinition, useDesigner } from "../store/use-designer";
import { Section } from "./controls/section";
import { Head } from "./head";
import { PermissionsDialog } from "./permissions/permissions-dialog";

const HINTS = ["mark", "add", "connect", "search", "parts"] as const;

/** What the flow is made of, while nothing in it is marked, and what one can do next. */
export function FlowSummary() {
  const t = useTranslations("inspector.flow");
  const types = useTranslations("flowCanvas.types");
  const { id, name } = useDesigner((state) => state.flow);
  const { nodes, transitions, form } = useDefinition();
  const problems = useProblems();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Head icon={Workflow} kind={t("kind")} title={name} />
      <Section title={t("made")}>
        <ul className="flex flex-col gap-1 text-list">
          {countByType(nodes).map(({ type, count }) => (
            <li key={type} className="flex justify-between gap-2">
              <span>{types(type)}</span>
              <span className="text-muted tabular-nums">{count}</span>
            </li>
          ))}
        </ul>
        <p className="text-list text-muted">
          {t("rest", { ways: transitions.length, fields: form.fields.length, problems: problems.length })}
        </p>
        <div className="flex flex-wrap gap-x-3 gap-y-2">
          <Button size="sm" variant="outline" onPress={() => setOpen(true)}>
            <Grid3x3 aria-hidden="true" className="size-4" />
            {t("openMatrix")}
          </Button>
          <Link href={`/flows/${id}/settings`} className="self-center text-list text-link focus-visible:focus-ring">
            {t("settings")}
          </Link>
        </div>
        <PermissionsDialog isOpen={isOpen} onClose={() => setOpen(false)} />
      </Section>
      <Section title={t("hints.title")}>
        <ul className="flex list-disc flex-col gap-1.5 ps-4 text-list text-muted marker:text-border">
          {HINTS.map((hint) => (
            <li key={hint}>{t(`hints.${hint}`)}</li>
          ))}
        </ul>
      </Section>
    </>
  );
}
