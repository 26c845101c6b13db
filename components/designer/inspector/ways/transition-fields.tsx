"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { ConditionEditor } from "@/components/designer/conditions/condition-editor";
import { Pick } from "@/components/forms/inputs/pick";
import type { Control } from "@/lib/designer/inspect/problem-controls";
import { mayConnect } from "@/lib/designer/rules";
import { type FlowTransition, INTENTS, type NodeType } from "@/lib/flows/definition";
import { useDefinition, useEdit, useLearnNames } from "../../store/use-designer";
import { ProblemNotes } from "../controls/problem-notes";
import { Section } from "../controls/section";
import { SwitchSetting } from "../controls/switch-setting";
import { TextSetting } from "../controls/text-setting";
import { useConditionNames } from "../use-condition-names";
import type { PatchTransition } from "./patch-transition";

type Props = {
  way: FlowTransition;
  from: NodeType | null;
  patch: PatchTransition;
  problemsOf: (control: Control) => readonly string[];
};

/** Where a transition leads, and what pressing its button says. */
export function WayFields({ way, from, patch, problemsOf }: Props) {
  const t = useTranslations("inspector.transition");
  const definition = useDefinition();
  const isButton = (from === "task" || from === "start") && way.timer === null;
  const targets = useMemo(
    () =>
      definition.nodes.filter(({ key }) => key === way.to || mayConnect(definition, way.from, key, way.key) === null),
    [definition, way.from, way.to, way.key],
  );
  return (
    <Section title={t(isButton ? "button" : "way")}>
      <TextSetting
        label={t(isButton ? "buttonName" : "name")}
        isRequired
        maxLength={100}
        value={way.name}
        onChange={(name) => patch({ name }, "name")}
      />
      <Pick
        label={t("target")}
        choices={targets.map(({ key, name }) => ({ id: key, name }))}
        value={way.to}
        onPick={(to) => patch({ to })}
        problem={problemsOf("target")[0]}
      />
      {from !== null && (from === "task" || from === "start") && (
        <Pick
          label={t("intent")}
          choices={INTENTS.map((id) => ({ id, name: t(`intents.${id}`) }))}
          value={way.intent}
          onPick={(intent) => patch({ intent })}
          help={t(`intentHelp.${way.intent}`)}
        />
      )}
      {isButton && (
        <>
          <SwitchSetting
            label={t("requireFields")}
            help={t("requireFieldsHelp")}
            isOn={way.requireFields}
            onChange={(requireFields) => patch({ requireFields })}
          />
          <TextSetting
            label={t("confirmText")}
            help={t("confirmTextHelp")}
            maxLength={500}
            lines={2}
            value={way.confirmText}
            onChange={(confirmText) => patch({ confirmText }, "confirmText")}
          />
        </>
      )}
    </Section>
  );
}

/** When a branch of a gateway is taken. */
export function BranchFields({ way, patch, problemsOf }: Props) {
  const t = useTranslations("inspector.transition");
  const { form, transitions } = useDefinition();
  const edit = useEdit();
  const names = useConditionNames();
  const learn = useLearnNames();
  const setDefault = (isDefault: boolean) => {
    const step = `default ${way.key} ${Date.now()}`;
    const former = isDefault ? transitions.filter(({ from, isDefault: was }) => from === way.from && was) : [];
    for (const { key } of former) edit({ type: "UpdateTransition", key, patch: { isDefault: false } }, step);
    const patch = isDefault ? { isDefault, condition: "" } : { isDefault };
    edit({ type: "UpdateTransition", key: way.key, patch }, step);
  };
  return (
    <Section title={t("branch")}>
      <SwitchSetting label={t("isDefault")} help={t("isDefaultHelp")} isOn={way.isDefault} onChange={setDefault} />
      {!way.isDefault && (
        <ConditionEditor
          form={form}
          value={way.condition}
          onChange={(condition) => patch({ condition }, "condition")}
          label={t("condition")}
          help={t("conditionHelp")}
          names={names}
          onLearn={learn}
        />
      )}
      <ProblemNotes problems={problemsOf("condition")} />
    </Section>
  );
}
