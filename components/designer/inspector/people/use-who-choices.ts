"use client";

import type { Choice } from "@/components/forms/inputs/pick";
import { useDefinition } from "../../store/use-designer";

/** Fields that hold people, and nodes that somebody handles. */
export function useWhoChoices(): { fields: readonly Choice<string>[]; nodes: readonly Choice<string>[] } {
  const { nodes, form } = useDefinition();
  const holders = form.fields.filter(({ type }) => type === "person" || type === "people");
  const handled = nodes.filter(({ type }) => type === "task" || type === "start");
  return {
    fields: holders.map(({ key, label }) => ({ id: key, name: label })),
    nodes: handled.map(({ key, name }) => ({ id: key, name })),
  };
}
