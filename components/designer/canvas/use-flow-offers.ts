"use client";

import { ArrowRight, TextCursorInput } from "lucide-react";
import { useTranslations } from "next-intl";
import { iconOf } from "@/components/flow-canvas/node-look";
import { type Offer, useOffers } from "@/components/shell/desk-commands-context";
import { useJump } from "../problems/use-jump";
import { useDesignerStore } from "../store/use-designer";

/** Everything of the flow by its name, for the palette. */
export function useFlowOffers(): void {
  const t = useTranslations("designer.search");
  const store = useDesignerStore();
  const jump = useJump();
  useOffers(() => {
    const { nodes, transitions, form } = store.getState().history.present;
    const nameOf = (key: string) => nodes.find((node) => node.key === key)?.name ?? "";
    const offers: Offer[] = [
      ...nodes.map(({ key, name, type }) => ({
        id: `node ${key}`,
        word: name,
        icon: iconOf(type),
        run: () => jump({ nodeKey: key }),
      })),
      ...transitions.map(({ key, name, from, to }) => ({
        id: `transition ${key}`,
        word: t("transition", { name, from: nameOf(from), to: nameOf(to) }),
        icon: ArrowRight,
        run: () => jump({ transitionKey: key }),
      })),
      ...form.fields.map(({ key, label }) => ({
        id: `field ${key}`,
        word: t("field", { label }),
        icon: TextCursorInput,
        run: () => jump({ fieldKey: key }),
      })),
    ];
    return { title: t("title"), offers };
  });
}
