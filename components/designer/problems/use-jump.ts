"use client";

import { usePathname, useRouter } from "next/navigation";
import { fieldsOf } from "@/lib/flows/definition";
import type { Problem } from "@/lib/flows/problems/problem";
import { useDesignerStore } from "../store/use-designer";

type Place = Pick<Problem, "nodeKey" | "transitionKey" | "fieldKey">;

/** Goes to where something is: selects it on the canvas, or opens its field, or the settings when it is of the whole flow. */
export function useJump(): (place: Place) => void {
  const store = useDesignerStore();
  const router = useRouter();
  const pathname = usePathname();
  return ({ nodeKey, transitionKey, fieldKey }) => {
    const { flow, select, reveal, history } = store.getState();
    const go = (page: string) => {
      const path = `/flows/${flow.id}/${page}`;
      if (pathname !== path) router.push(path);
    };
    const node = history.present.nodes.find(({ key }) => key === nodeKey);
    if (node === undefined && transitionKey === undefined && fieldKey !== undefined) {
      select({ fieldKeys: [fieldKey] });
      return go("form");
    }
    if (nodeKey === undefined && transitionKey === undefined) return go("settings");
    select({
      nodeKeys: transitionKey === undefined && nodeKey !== undefined ? [nodeKey] : [],
      transitionKeys: transitionKey === undefined ? [] : [transitionKey],
      fieldKeys: fieldKey !== undefined && node !== undefined && fieldKey in fieldsOf(node) ? [fieldKey] : [],
    });
    reveal(transitionKey ?? nodeKey ?? "");
    go("canvas");
  };
}
