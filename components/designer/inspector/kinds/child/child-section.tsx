"use client";

import { useTranslations } from "next-intl";
import { Pick } from "@/components/forms/inputs/pick";
import { requestersIn } from "@/lib/designer/inspect/child-mapping";
import type { Control } from "@/lib/designer/inspect/problem-controls";
import type { FlowNode } from "@/lib/flows/definition";
import { useDefinition, useDesigner, useNames } from "../../../store/use-designer";
import { Section } from "../../controls/section";
import { TextSetting } from "../../controls/text-setting";
import type { PatchNode } from "../../use-patch-node";
import { useChildForm } from "./use-child-form";
import { ValueMapping } from "./value-mapping";

type ChildNode = Extract<FlowNode, { type: "child" }>;
type Creation = Extract<ChildNode["children"], { kind: "create" }>;

type Props = {
  node: ChildNode;
  patch: PatchNode;
  problemsOf: (control: Control) => readonly string[];
};

/** Which tickets a node waits for, and until how many of them have ended. */
export function ChildSection({ node, patch, problemsOf }: Props) {
  const t = useTranslations("inspector.child");
  const { children } = node;
  const { flows } = useNames();
  const set = (next: ChildNode["children"]) => patch({ children: next }, "children");
  const choose = (kind: ChildNode["children"]["kind"]) => {
    const [first] = flows;
    if (kind === "attached") set({ kind });
    else if (first !== undefined) set(creationOf(first.id));
  };
  const kinds = (["create", "attached"] as const).filter(
    (kind) => kind === "attached" || children.kind === "create" || flows.length > 0,
  );
  return (
    <>
      <Section title={t("title")}>
        <Pick
          label={t("kind")}
          choices={kinds.map((id) => ({ id, name: t(`kinds.${id}.name`), hint: t(`kinds.${id}.hint`) }))}
          value={children.kind}
          onPick={choose}
        />
        <Pick
          label={t("waitFor")}
          choices={(["all", "any"] as const).map((id) => ({ id, name: t(`waits.${id}`) }))}
          value={node.waitFor}
          onPick={(waitFor) => patch({ waitFor })}
        />
      </Section>
      {children.kind === "create" && <CreationFields creation={children} onChange={set} problemsOf={problemsOf} />}
    </>
  );
}

const creationOf = (flowId: number): Creation => ({
  kind: "create",
  flowId,
  transitionKey: "",
  title: "",
  values: {},
  perRowOf: null,
  requesterField: null,
});

type FieldsProps = {
  creation: Creation;
  onChange: (creation: Creation) => void;
  problemsOf: (control: Control) => readonly string[];
};

const NONE = " none";

function CreationFields({ creation, onChange, problemsOf }: FieldsProps) {
  const t = useTranslations("inspector.child");
  const { form } = useDefinition();
  const { flows } = useNames();
  const ownId = useDesigner((state) => state.flow.id);
  const answer = useChildForm(ownId, creation.flowId);
  const tables = form.fields.filter(({ type }) => type === "table");
  const change = (patch: Partial<Creation>) => onChange({ ...creation, ...patch });
  const buttons = answer.state === "found" ? answer.form.buttons : [];
  const [first] = buttons;
  return (
    <>
      <Section title={t("creation")}>
        <Pick
          label={t("flow")}
          choices={flows.map(({ id, name }) => ({ id: String(id), name }))}
          value={String(creation.flowId)}
          onPick={(id) => onChange({ ...creationOf(Number(id)), perRowOf: creation.perRowOf })}
          problem={problemsOf("childFlow")[0]}
        />
        {buttons.length > 1 && (
          <Pick
            label={t("button")}
            choices={buttons.map(({ key, name }) => ({ id: key, name }))}
            value={creation.transitionKey === "" ? (first?.key ?? null) : creation.transitionKey}
            onPick={(transitionKey) => change({ transitionKey })}
          />
        )}
        <Pick
          label={t("perRowOf")}
          choices={[
            { id: NONE, name: t("oneChild") },
            ...tables.map(({ key, label }) => ({ id: key, name: t("perRow", { table: label }) })),
          ]}
          value={creation.perRowOf ?? NONE}
          onPick={(key) => change({ perRowOf: key === NONE ? null : key })}
          problem={problemsOf("childRows")[0]}
        />
        <TextSetting
          label={t("childTitle")}
          help={t("childTitleHelp")}
          maxLength={500}
          value={creation.title}
          onChange={(title) => change({ title })}
        />
        <RequesterPick creation={creation} onChange={onChange} problem={problemsOf("childRequester")[0]} />
      </Section>
      <Section title={t("values")} problems={problemsOf("childValues")}>
        <ValueMapping answer={answer} creation={creation} onChange={(values) => change({ values })} />
      </Section>
    </>
  );
}

type RequesterProps = {
  creation: Creation;
  onChange: (creation: Creation) => void;
  problem: string | undefined;
};

function RequesterPick({ creation, onChange, problem }: RequesterProps) {
  const t = useTranslations("inspector.child");
  const { form } = useDefinition();
  const named = requestersIn(form, creation.perRowOf).map(({ key, label }) => ({ id: key, name: label }));
  return (
    <Pick
      label={t("requester")}
      choices={[{ id: NONE, name: t("sameRequester") }, ...named]}
      value={creation.requesterField ?? NONE}
      onPick={(key) => onChange({ ...creation, requesterField: key === NONE ? null : key })}
      problem={problem}
    />
  );
}
