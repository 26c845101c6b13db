"use client";

import { useTranslations } from "next-intl";
import type { Control } from "@/lib/designer/inspect/problem-controls";
import type { TaskNode } from "@/lib/flows/definition";
import { Section } from "../controls/section";
import type { PatchNode } from "../use-patch-node";
import { type ExceptionKind, ExceptionSetting } from "./exception-setting";

type Props = { node: TaskNode; patch: PatchNode; problemsOf: (control: Control) => readonly string[] };

const KINDS: readonly ExceptionKind[] = ["whenNobody", "whenRequester", "whenRepeated"];

/** Nobody is found, the requester would decide, somebody has approved already. */
export function ExceptionsSection({ node, patch, problemsOf }: Props) {
  const t = useTranslations("inspector.exceptions");
  const isWrong = KINDS.some((kind) => problemsOf(kind).length > 0);
  return (
    <Section title={t("title")} isFolded={!isWrong} summary={t("summary", { nobody: node.whenNobody.kind })}>
      {KINDS.map((kind) => (
        <ExceptionSetting
          key={kind}
          kind={kind}
          rule={node[kind]}
          onChange={(rule) => patch({ [kind]: rule }, kind)}
          problems={problemsOf(kind)}
        />
      ))}
    </Section>
  );
}
