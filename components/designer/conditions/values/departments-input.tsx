"use client";

import { Tag } from "@heroui/react/tag";
import { TagGroup } from "@heroui/react/tag-group";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { DepartmentInput } from "@/components/forms/inputs/department-input";
import { useTicketFormContext } from "@/components/forms/state/ticket-form-context";
import { FormField } from "@/lib/forms/form-definition";

type Props = { label: string; ids: readonly number[]; onChange: (ids: number[]) => void };

/** Several departments, found one by one. */
export function DepartmentsInput({ label, ids, onChange }: Props) {
  const t = useTranslations("conditions.rows");
  const { departmentOf } = useTicketFormContext();
  const [round, setRound] = useState(0);
  const field = useMemo(() => FormField.parse({ key: "value", type: "department", label }), [label]);
  return (
    <div className="flex min-w-0 flex-col gap-1.5 [&_label]:sr-only">
      <DepartmentInput
        key={round}
        field={field}
        isRequired={false}
        problem={undefined}
        value={null}
        onChange={(id) => {
          if (typeof id !== "number") return;
          // A new input, with nothing typed in it.
          setRound(round + 1);
          if (!ids.includes(id)) onChange([...ids, id]);
        }}
      />
      {ids.length > 0 && (
        <TagGroup aria-label={t("chosenDepartments")} onRemove={(keys) => onChange(ids.filter((id) => !keys.has(id)))}>
          <TagGroup.List>
            {ids.map((id) => {
              const { name } = departmentOf(id);
              return (
                <Tag key={id} id={id} textValue={name}>
                  {name}
                  <Tag.RemoveButton aria-label={t("removeDepartment", { name })} />
                </Tag>
              );
            })}
          </TagGroup.List>
        </TagGroup>
      )}
    </div>
  );
}
