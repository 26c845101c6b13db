"use client";

import { useTranslations } from "next-intl";
import type { TaskNode } from "@/lib/flows/definition";
import { Section } from "../controls/section";
import { SwitchSetting } from "../controls/switch-setting";
import type { PatchNode } from "../use-patch-node";

type Props = { node: TaskNode; patch: PatchNode };

const RIGHTS = ["maySendBack", "mayTransfer", "mayDelegate", "mayAddSigner", "mayWithdraw"] as const;

/** What people may do here besides pressing a button. */
export function RightsSection({ node, patch }: Props) {
  const t = useTranslations("inspector.rights");
  const count = RIGHTS.filter((right) => node[right]).length;
  return (
    <Section title={t("title")} isFolded summary={t("summary", { count, all: RIGHTS.length })}>
      {RIGHTS.map((right) => (
        <SwitchSetting
          key={right}
          label={t(`${right}.label`)}
          help={t(`${right}.help`)}
          isOn={node[right]}
          onChange={(isOn) => patch({ [right]: isOn })}
        />
      ))}
    </Section>
  );
}
