"use client";

import { useTranslations } from "next-intl";
import type { FlowNode } from "@/lib/flows/definition";
import { JsonSetting } from "../controls/json-setting";
import { NumberSetting } from "../controls/number-setting";
import { Section } from "../controls/section";
import { SwitchSetting } from "../controls/switch-setting";
import type { PatchNode } from "../use-patch-node";

type Props = { node: FlowNode; patch: PatchNode };

/** What is seldom wanted. */
export function FurtherSection({ node: { isHidden, order, tag }, patch }: Props) {
  const t = useTranslations("inspector.further");
  return (
    <Section title={t("title")} isFolded summary={t("summary")}>
      <SwitchSetting
        label={t("isHidden")}
        help={t("isHiddenHelp")}
        isOn={isHidden}
        onChange={(next) => patch({ isHidden: next })}
      />
      <NumberSetting
        label={t("order")}
        help={t("orderHelp")}
        value={order}
        min={-1_000_000}
        max={1_000_000}
        onChange={(next) => patch({ order: next }, "order")}
      />
      <JsonSetting label={t("tag")} help={t("tagHelp")} value={tag} onChange={(next) => patch({ tag: next }, "tag")} />
    </Section>
  );
}
