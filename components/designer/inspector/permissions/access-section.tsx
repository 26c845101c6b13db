"use client";

import { Button } from "@heroui/react/button";
import { Grid3x3 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import {
  ACCESSES,
  type Access,
  accessesFor,
  accessOf,
  type MatrixRow,
  rowsOf,
} from "@/lib/designer/inspect/access/access-matrix";
import { common } from "@/lib/designer/inspect/several";
import type { FlowNode } from "@/lib/flows/definition";
import { useDefinition, useDesigner, useEdit } from "../../store/use-designer";
import { Section } from "../controls/section";
import { AccessChoice } from "./access-choice";
import { PermissionsDialog } from "./permissions-dialog";
import { useRowNames } from "./use-row-names";

type Props = { node: FlowNode; problems: readonly string[] };

/** What people may do with each field at a node. */
export function AccessSection({ node, problems }: Props) {
  const t = useTranslations("inspector.access");
  const definition = useDefinition();
  const marked = useDesigner((state) => state.selection.fieldKeys);
  const edit = useEdit();
  const [isOpen, setOpen] = useState(false);
  const rows = rowsOf(definition);
  const own = rows.filter(({ key, label }) => label !== null || key === "title");
  const builtIn = rows.filter((row) => !own.includes(row));
  const counts = ACCESSES.map((access) => own.filter(({ key }) => accessOf(node, key) === access).length);
  const set = (changed: readonly MatrixRow[], access: Access) => {
    const cells = changed
      .filter((row) => accessesFor(row, node.type).includes(access))
      .map(({ key }) => ({ nodeKey: node.key, fieldKey: key, access: access === "hidden" ? null : access }));
    edit({ type: "SetAccess", cells });
  };
  const [hidden = 0, read = 0, editable = 0, required = 0] = counts;
  return (
    <Section
      title={t("title")}
      isFolded={problems.length === 0 && marked.length === 0}
      summary={t("summary", { hidden, read, editable: editable + required })}
      problems={problems}
    >
      <Button size="sm" variant="outline" className="self-start" onPress={() => setOpen(true)}>
        <Grid3x3 aria-hidden="true" className="size-4" />
        {t("openMatrix")}
      </Button>
      <div className="-mb-2 flex items-center justify-between gap-2 border-b border-separator pb-1.5 ps-1 text-list font-medium">
        <span>{t("all")}</span>
        <AccessChoice
          label={t("all")}
          choices={accessesFor({ key: "", label: "", isFillable: true }, node.type)}
          value={common(own, ({ key }) => accessOf(node, key))}
          onChoose={(access) => set(own, access)}
        />
      </div>
      <AccessRows node={node} rows={own} marked={marked} onSet={set} />
      <details className="text-list">
        <summary className="cursor-pointer rounded-md text-muted focus-visible:focus-ring">{t("builtIn")}</summary>
        <div className="pt-2">
          <AccessRows node={node} rows={builtIn} marked={marked} onSet={set} />
        </div>
      </details>
      <PermissionsDialog isOpen={isOpen} onClose={() => setOpen(false)} />
    </Section>
  );
}

type RowsProps = {
  node: FlowNode;
  rows: readonly MatrixRow[];
  marked: readonly string[];
  onSet: (rows: readonly MatrixRow[], access: Access) => void;
};

function AccessRows({ node, rows, marked, onSet }: RowsProps) {
  const nameOf = useRowNames();
  return (
    <ul className="flex flex-col gap-0.5">
      {rows.map((row) => (
        <li
          key={row.key}
          className={`flex min-h-7 items-center justify-between gap-2 rounded-sm ps-1 ${marked.includes(row.key) ? "bg-warning-soft" : ""}`}
        >
          <span className="min-w-0 truncate text-list" title={nameOf(row)}>
            {nameOf(row)}
          </span>
          <AccessChoice
            label={nameOf(row)}
            choices={choicesOf(row, node)}
            value={accessOf(node, row.key)}
            onChoose={(access) => onSet([row], access)}
          />
        </li>
      ))}
    </ul>
  );
}

/** With what is set and could not be chosen any more. */
function choicesOf(row: MatrixRow, node: FlowNode): readonly Access[] {
  const [offered, current] = [accessesFor(row, node.type), accessOf(node, row.key)];
  return ACCESSES.filter((access) => offered.includes(access) || access === current);
}
