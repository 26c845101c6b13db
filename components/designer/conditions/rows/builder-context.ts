"use client";

import { createContext, use } from "react";
import type { Named } from "@/lib/designer/names";
import type { Subject } from "@/lib/flows/conditions/tree/subject";
import type { FormDefinition } from "@/lib/forms/form-definition";

/** What the rows of a condition are about. */
export type Builder = {
  form: FormDefinition;
  /** Everything a row can be about. */
  subjects: readonly Subject[];
  roles: readonly Named[];
};

export const BuilderContext = createContext<Builder | null>(null);

export function useBuilder(): Builder {
  const builder = use(BuilderContext);
  if (builder === null) throw new Error("outside of a condition");
  return builder;
}
