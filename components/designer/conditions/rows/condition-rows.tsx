"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ConditionTree } from "@/lib/flows/conditions/tree/condition-tree";
import { writeCondition } from "@/lib/flows/conditions/tree/write-condition";
import { useBuilder } from "./builder-context";
import { withIds } from "./keyed-tree";
import { RowGroup } from "./row-group";

type Props = {
  /** What `value` says. */
  tree: ConditionTree;
  value: string;
  onChange: (source: string) => void;
};

/** A condition as rows. Rows that say nothing yet are kept here alone; a value from elsewhere replaces them all. */
export function ConditionRows({ tree, value, onChange }: Props) {
  const t = useTranslations("conditions.rows");
  const { form, subjects } = useBuilder();
  const [edited, setEdited] = useState(() => ({ group: withIds(tree), source: value }));
  const isOurs = edited.source === value;
  const shown = isOurs ? edited : { group: withIds(tree), source: value };
  if (!isOurs) setEdited(shown);
  if (subjects.length === 0) return <p className="text-list text-muted">{t("noFields")}</p>;
  const { group } = shown;
  return (
    <div className="flex min-w-0 flex-col gap-2">
      {group.parts.length === 0 && <p className="text-list text-muted">{t("none_yet")}</p>}
      <RowGroup
        group={group}
        onChange={(next) => {
          const source = writeCondition(form, next);
          setEdited({ group: next, source });
          if (source !== value) onChange(source);
        }}
      />
    </div>
  );
}
