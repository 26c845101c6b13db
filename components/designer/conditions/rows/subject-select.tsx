"use client";

import { useTranslations } from "next-intl";
import { type Subject, subjectId } from "@/lib/flows/conditions/tree/subject";
import { useSubjectName } from "../words/use-subject-name";
import { useBuilder } from "./builder-context";
import { SmallSelect } from "./small-select";

type Props = { label: string; subject: Subject; onPick: (subject: Subject) => void };

export function SubjectSelect({ label, subject, onPick }: Props) {
  const t = useTranslations("conditions.subjects");
  const { form, subjects } = useBuilder();
  const nameOf = useSubjectName(form);
  const optionsOf = (isField: boolean) =>
    subjects.filter((one) => "key" in one === isField).map((one) => ({ id: subjectId(one), name: nameOf(one) }));
  return (
    <SmallSelect
      label={label}
      sections={[
        { name: t("form"), options: optionsOf(true) },
        { name: t("ticket"), options: optionsOf(false) },
      ]}
      value={subjectId(subject)}
      onPick={(id) => {
        const found = subjects.find((one) => subjectId(one) === id);
        if (found !== undefined) onPick(found);
      }}
    />
  );
}
