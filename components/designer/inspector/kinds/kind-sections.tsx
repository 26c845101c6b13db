"use client";

import { useTranslations } from "next-intl";
import { HookEditor } from "@/components/designer/code/hook-editor";
import { ScriptEditor } from "@/components/designer/code/script-editor";
import type { Control } from "@/lib/designer/inspect/problem-controls";
import type { FlowNode, TaskNode } from "@/lib/flows/definition";
import { useDefinition, useDesigner } from "../../store/use-designer";
import { Section } from "../controls/section";
import { WhoSetting } from "../people/who-setting";
import { ExceptionsSection } from "../rules/exceptions-section";
import { RemindersSection } from "../rules/reminders-section";
import { RightsSection } from "../rules/rights-section";
import { SharingSection } from "../rules/sharing-section";
import type { PatchNode } from "../use-patch-node";
import { BranchRejectSection } from "./branch-reject-section";
import { ChildSection } from "./child/child-section";
import { ForeignSection } from "./foreign-section";
import { WaitSection } from "./wait-section";

type Props<Node extends FlowNode = FlowNode> = {
  node: Node;
  patch: PatchNode;
  problemsOf: (control: Control) => readonly string[];
};

/** What a node of a kind has that others have not. */
export function KindSections({ node, patch, problemsOf }: Props) {
  const flowId = useDesigner((state) => state.flow.id);
  const { form } = useDefinition();
  const t = useTranslations("inspector.node");
  const change = (changes: Parameters<PatchNode>[0]) => patch(changes, "code");
  switch (node.type) {
    case "task":
      return <TaskSections node={node} patch={patch} problemsOf={problemsOf} />;
    case "copy":
      return (
        <Section title={t("told")} problems={problemsOf("people")}>
          <WhoSetting label={t("told")} rules={node.who} onChange={(who, merge) => patch({ who }, merge)} />
        </Section>
      );
    case "parallel":
    case "inclusive":
      return <BranchRejectSection node={node} patch={patch} />;
    case "wait":
      return <WaitSection node={node} patch={patch} problems={problemsOf("times")} />;
    case "hook":
      return (
        <Section title={t("hook")} problems={problemsOf("hook")}>
          <HookEditor flowId={flowId} node={node} form={form} onChange={change} />
        </Section>
      );
    case "script":
      return (
        <Section title={t("script")} problems={problemsOf("script")}>
          <ScriptEditor flowId={flowId} node={node} form={form} onChange={change} />
        </Section>
      );
    case "child":
      return <ChildSection node={node} patch={patch} problemsOf={problemsOf} />;
    case "foreign":
      return <ForeignSection node={node} />;
    default:
      return null;
  }
}

function TaskSections({ node, patch, problemsOf }: Props<TaskNode>) {
  const t = useTranslations("inspector.node");
  return (
    <>
      <Section title={t("who")} problems={problemsOf("people")}>
        <WhoSetting label={t("who")} rules={node.who} onChange={(who, merge) => patch({ who }, merge)} />
      </Section>
      <SharingSection node={node} patch={patch} problems={problemsOf("sharing")} />
      <ExceptionsSection node={node} patch={patch} problemsOf={problemsOf} />
      <RemindersSection node={node} patch={patch} problems={problemsOf("times")} />
      <RightsSection node={node} patch={patch} />
    </>
  );
}
