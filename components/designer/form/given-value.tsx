"use client";

import { useTimeZone } from "next-intl";
import { useState } from "react";
import { FieldInput } from "@/components/forms/field-input";
import { isInputType } from "@/components/forms/input-type";
import { submittedValues } from "@/components/forms/state/changes";
import { type DraftValue, draftName, toDraft } from "@/components/forms/state/draft";
import { useProblemText } from "@/components/forms/state/use-problem-text";
import { type FormField, type Json, valueAt } from "@/lib/forms/form-definition";
import { parseValue } from "@/lib/forms/parse-value";
import { BoardContext } from "./board/board-context";

type Props = { field: FormField; value: Json; onChange: (value: Json) => void };

/** A value for a field, given in the very input that people will see. */
export function GivenValue({ field, value, onChange }: Props) {
  const timeZone = useTimeZone() ?? "UTC";
  const problemText = useProblemText();
  const [refused, setRefused] = useState<DraftValue | null>(null);
  const read = (draft: DraftValue) => {
    const submitted = submittedValues([field], {}, { [draftName(field.key)]: draft });
    return parseValue(field, valueAt(submitted, field.key), { timeZone, mayBeIncomplete: true });
  };
  const give = (draft: DraftValue) => {
    const result = read(draft);
    const isKept = result.ok && !isUnfinished(field, draft);
    setRefused(isKept ? null : draft);
    if (result.ok) onChange(result.value);
  };
  if (!isInputType(field.type)) return null;
  const result = refused === null ? null : read(refused);
  // Somebody went back a step meanwhile.
  const isOld = result?.ok === true && JSON.stringify(result.value) !== JSON.stringify(value);
  const [fault] = result === null || result.ok ? [] : result.faults;
  const problem = fault === undefined ? undefined : problemText({ path: field.key, ...fault });
  return (
    <BoardContext>
      <FieldInput
        type={field.type}
        field={field}
        value={refused === null || isOld ? toDraft(field, value) : refused}
        isRequired={false}
        problem={problem}
        onChange={give}
      />
    </BoardContext>
  );
}

/** A text that is being typed, or a table with rows that say nothing yet, would come back as less than it is. */
function isUnfinished(field: FormField, draft: DraftValue): boolean {
  if (field.type === "table") return true;
  return typeof draft === "string" && (field.type === "number" || draft !== draft.trim());
}
