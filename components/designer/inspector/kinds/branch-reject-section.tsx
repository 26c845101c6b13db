"use client";

import { useTranslations } from "next-intl";
import { Pick } from "@/components/forms/inputs/pick";
import type { FlowNode } from "@/lib/flows/definition";
import { Section } from "../controls/section";
import type { PatchNode } from "../use-patch-node";

type Props = { node: Extract<FlowNode, { type: "parallel" | "inclusive" }>; patch: PatchNode };

/** What a rejection in one branch does to the others. */
export function BranchRejectSection({ node, patch }: Props) {
  const t = useTranslations("inspector.branches");
  return (
    <Section title={t("title")}>
      <Pick
        label={t("onReject")}
        choices={(["cancel", "branch"] as const).map((id) => ({ id, name: t(`rejects.${id}`) }))}
        value={node.onReject}
        onPick={(onReject) => patch({ onReject })}
        help={t("help")}
      />
    </Section>
  );
}
