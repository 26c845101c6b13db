"use client";

import { useTranslations } from "next-intl";
import { Pick } from "@/components/forms/inputs/pick";
import type { ExceptionRule } from "@/lib/flows/who";
import { ProblemNotes } from "../controls/problem-notes";
import { SwitchSetting } from "../controls/switch-setting";
import { PeopleSetting } from "../people/people-setting";
import { RolesSetting } from "../people/roles-setting";

export type ExceptionKind = "whenNobody" | "whenRequester" | "whenRepeated";

type Props = {
  kind: ExceptionKind;
  rule: ExceptionRule;
  onChange: (rule: ExceptionRule) => void;
  problems: readonly string[];
};

const ANSWERS = ["allow", "pass", "refuse", "assign"] as const;

/** What happens when those who would be asked are a special case. */
export function ExceptionSetting({ kind, rule, onChange, problems }: Props) {
  const t = useTranslations("inspector.exceptions");
  // A task that waits for nobody would stay for ever: no offer, but shown where it is so.
  const answers = ANSWERS.filter((answer) => answer !== "allow" || kind !== "whenNobody" || rule.kind === "allow");
  const choose = (answer: ExceptionRule["kind"]) =>
    onChange(answer === "assign" ? { kind: answer, userIds: [], roleIds: [], toManagers: true } : { kind: answer });
  return (
    <div className="flex flex-col gap-2.5">
      <Pick
        label={t(`${kind}.label`)}
        choices={answers.map((id) => ({ id, name: t(`${kind}.${id}`) }))}
        value={rule.kind}
        onPick={choose}
      />
      <ProblemNotes problems={problems} />
      {rule.kind === "assign" && (
        <div className="flex flex-col gap-3 border-s-2 border-separator ps-3">
          <SwitchSetting
            label={t("toManagers")}
            isOn={rule.toManagers}
            onChange={(toManagers) => onChange({ ...rule, toManagers })}
          />
          <PeopleSetting
            label={t("people")}
            userIds={rule.userIds}
            onChange={(userIds) => onChange({ ...rule, userIds })}
          />
          <RolesSetting
            label={t("roles")}
            roleIds={rule.roleIds}
            onChange={(roleIds) => onChange({ ...rule, roleIds })}
          />
        </div>
      )}
    </div>
  );
}
