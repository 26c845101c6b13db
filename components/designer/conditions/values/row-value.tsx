"use client";

import { Button } from "@heroui/react/button";
import { Tooltip } from "@heroui/react/tooltip";
import { ArrowLeftRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { isOther, isRange } from "@/lib/flows/conditions/tree/complete-row";
import type { ConditionRow, RowValue } from "@/lib/flows/conditions/tree/condition-tree";
import { arityOf, comparableKinds } from "@/lib/flows/conditions/tree/operators";
import { kindOf, subjectId } from "@/lib/flows/conditions/tree/subject";
import { useBuilder } from "../rows/builder-context";
import { SmallSelect } from "../rows/small-select";
import { useSubjectName } from "../words/use-subject-name";
import { RangeValue } from "./range-value";
import { TypedValue } from "./typed-value";
import { valueField } from "./value-field";

type Props = { row: ConditionRow; onChange: (value: RowValue) => void };

/** What a row compares with: a value, a range, or another field. */
export function RowValueInput({ row, onChange }: Props) {
  const t = useTranslations("conditions.rows");
  const yesNo = useTranslations("forms");
  const { form, subjects, roles } = useBuilder();
  const nameOf = useSubjectName(form);
  const { subject, operator, value } = row;
  const arity = arityOf(operator);
  if (arity === "none") return null;
  const kind = kindOf(form, subject);
  const others = subjects.filter((other) => {
    const found = kindOf(form, other);
    const isSame = subjectId(other) === subjectId(subject);
    return !isSame && kind !== null && found !== null && comparableKinds(kind, operator).includes(found);
  });
  const [first] = others;
  const isCompared = isOther(value);
  const words = { yes: yesNo("yes"), no: yesNo("no"), optionKey: t("optionKey"), pattern: t("pattern") };
  const fieldNamed = (label: string) => valueField({ form, subject, operator, roles }, { ...words, label });
  const toggle = t(isCompared ? "written" : "other");
  return (
    <div className="flex min-w-0 flex-[3_1_8rem] items-start gap-1">
      <div className="min-w-0 flex-1">
        {isCompared ? (
          <SmallSelect
            label={t("otherField")}
            sections={[{ name: "", options: others.map((one) => ({ id: subjectId(one), name: nameOf(one) })) }]}
            value={subjectId(value.subject)}
            onPick={(id) => {
              const found = others.find((one) => subjectId(one) === id);
              if (found !== undefined) onChange({ subject: found });
            }}
          />
        ) : arity === "range" ? (
          <RangeValue kind={kind} fieldNamed={fieldNamed} value={isRange(value) ? value : null} onChange={onChange} />
        ) : (
          <TypedValue
            kind={kind}
            allowsSeveral={arity === "list"}
            field={fieldNamed(t("value"))}
            value={isRange(value) ? null : value}
            onChange={onChange}
          />
        )}
      </div>
      {first !== undefined && (
        <Tooltip>
          <Button
            isIconOnly
            aria-label={toggle}
            size="sm"
            variant="ghost"
            onPress={() => onChange(isCompared ? null : { subject: first })}
          >
            <ArrowLeftRight aria-hidden="true" className="size-4" />
          </Button>
          <Tooltip.Content>{toggle}</Tooltip.Content>
        </Tooltip>
      )}
    </div>
  );
}
