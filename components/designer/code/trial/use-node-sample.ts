"use client";

import { useMemo, useState } from "react";
import { NO_SAMPLE, type Sample, sampleValues } from "@/components/designer/conditions/try/sample";
import type { Needs } from "@/lib/flows/conditions/explain/what-it-needs";
import type { FieldAccess, FormDefinition } from "@/lib/forms/form-definition";
import { isLayout } from "@/lib/forms/form-definition";
import { isComputed } from "@/lib/forms/rules";

/** Made-up values for a node: an input for each field that it sees, and what a trial is sent of them. */
export function useNodeSample(form: FormDefinition, access: FieldAccess, seesAll = false) {
  const [sample, setSample] = useState<Sample>(NO_SAMPLE);
  const needs: Needs = useMemo(() => {
    const isSeen = (key: string) => seesAll || Object.hasOwn(access, key);
    const fields = form.fields.filter((field) => isSeen(field.key) && !isLayout(field.type) && !isComputed(field));
    return { fields, title: isSeen("title"), requester: false, roles: false, departments: false };
  }, [form, access, seesAll]);
  return {
    sample,
    setSample,
    needs,
    sent: () => ({ form, title: sample.title, values: sampleValues(form, sample.fields) }),
  };
}
