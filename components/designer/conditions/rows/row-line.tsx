"use client";

import { Button } from "@heroui/react/button";
import { Tooltip } from "@heroui/react/tooltip";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { isComplete } from "@/lib/flows/conditions/tree/complete-row";
import { OPERATORS, operatorsOf } from "@/lib/flows/conditions/tree/operators";
import { kindOf, type Subject, subjectId } from "@/lib/flows/conditions/tree/subject";
import { RowValueInput } from "../values/row-value";
import { operatorKind } from "../words/operator-kind";
import { useBuilder } from "./builder-context";
import { type KeyedRow, newRow } from "./keyed-tree";
import { SmallSelect } from "./small-select";
import { SubjectSelect } from "./subject-select";

type Props = { row: KeyedRow; number: number; onChange: (row: KeyedRow | null) => void };

/** One row of a condition: what it is about, how it compares, and with what. */
export function RowLine({ row, number, onChange }: Props) {
  const t = useTranslations("conditions.rows");
  const operatorName = useTranslations("conditions.operators");
  const { form } = useBuilder();
  const { subject, operator } = row;
  const kind = operatorKind(kindOf(form, subject));
  const about = (next: Subject) => {
    const isAllowed = operatorsOf(form, next).includes(operator);
    const kept = { ...row, subject: next };
    const fresh = { ...newRow(form, next), id: row.id };
    onChange(isComplete(form, kept) ? kept : isAllowed ? { ...fresh, operator } : fresh);
  };
  const comparing = (id: string) => {
    const next = OPERATORS.find((one) => one === id) ?? operator;
    const kept = { ...row, operator: next };
    onChange(isComplete(form, kept) ? kept : { ...kept, value: null });
  };
  return (
    <fieldset aria-label={t("row", { number })} className="flex min-w-0 flex-col gap-1.5">
      <div className="flex items-center gap-1">
        <SubjectSelect label={t("subject")} subject={subject} onPick={about} />
        <Tooltip>
          <Button isIconOnly aria-label={t("remove")} size="sm" variant="ghost" onPress={() => onChange(null)}>
            <X aria-hidden="true" className="size-4" />
          </Button>
          <Tooltip.Content>{t("remove")}</Tooltip.Content>
        </Tooltip>
      </div>
      <div className="flex flex-wrap items-start gap-1.5">
        <SmallSelect
          className="flex-[2_1_8.5rem]"
          label={t("operator")}
          sections={[
            { name: "", options: operatorsOf(form, subject).map((id) => ({ id, name: operatorName(id, { kind }) })) },
          ]}
          value={operator}
          onPick={comparing}
        />
        <RowValueInput
          key={`${subjectId(subject)} ${operator}`}
          row={row}
          onChange={(value) => onChange({ ...row, value })}
        />
      </div>
      {!isComplete(form, row) && <p className="text-xs text-muted">{t("incomplete")}</p>}
    </fieldset>
  );
}
