"use client";

import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import type { Department } from "../department";
import type { Person } from "../person";
import type { UploadedFile } from "./uploaded-file";

type Known = {
  people: readonly Person[];
  departments: readonly Department[];
  files: Readonly<Record<string, UploadedFile>>;
};

/** What people, departments and files are called: those the page came with and those that were chosen since. */
export function useFormNames({ people, departments, files }: Known) {
  const t = useTranslations("forms");
  const [chosenPeople, setPeople] = useState<readonly Person[]>([]);
  const [chosenDepartments, setDepartments] = useState<readonly Department[]>([]);
  const [uploaded, setUploaded] = useState<Readonly<Record<string, UploadedFile>>>({});
  return useMemo(() => {
    const person = new Map([...people, ...chosenPeople].map((one) => [one.id, one]));
    const department = new Map([...departments, ...chosenDepartments].map((one) => [one.id, one]));
    return {
      personOf: (id: number) => person.get(id) ?? { id, name: t("unknownPerson", { id: String(id) }), username: "" },
      remember: (more: readonly Person[]) => setPeople((before) => [...before, ...more]),
      departmentOf: (id: number) => department.get(id) ?? { id, name: t("unknownDepartment", { id: String(id) }) },
      rememberDepartment: (one: Department) => setDepartments((before) => [...before, one]),
      files: { ...files, ...uploaded },
      rememberFile: (id: string, file: UploadedFile) => setUploaded((before) => ({ ...before, [id]: file })),
    };
  }, [people, departments, files, chosenPeople, chosenDepartments, uploaded, t]);
}
