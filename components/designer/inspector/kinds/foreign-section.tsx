"use client";

import { useTranslations } from "next-intl";
import { CodeEditor } from "@/components/designer/code/code-editor";
import type { FlowNode } from "@/lib/flows/definition";
import { Section } from "../controls/section";

/** What was taken over from another system and cannot be run: to be read, and replaced. */
export function ForeignSection({ node }: { node: Extract<FlowNode, { type: "foreign" }> }) {
  const t = useTranslations("inspector.foreign");
  return (
    <Section title={t("title")}>
      <p className="text-list text-muted">{t("help")}</p>
      <CodeEditor
        language="json"
        label={t("original")}
        value={JSON.stringify(node.original, null, 2)}
        onChange={() => {}}
        isReadOnly
        lines={{ min: 4, max: 20 }}
      />
    </Section>
  );
}
