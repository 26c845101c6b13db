"use client";

import { useTranslations } from "next-intl";
import { Pick } from "@/components/forms/inputs/pick";
import type { WhoRule } from "@/lib/flows/who";
import { NumberSetting } from "../controls/number-setting";
import { TextSetting } from "../controls/text-setting";
import { DepartmentsSetting } from "./departments-setting";
import { ExternalFields } from "./external-fields";
import { PeopleSetting } from "./people-setting";
import { RolesSetting } from "./roles-setting";
import { useWhoChoices } from "./use-who-choices";

type Props = {
  rule: WhoRule;
  /** null when nobody is left in it. */
  onChange: (rule: WhoRule | null) => void;
  mayBeEmptied: boolean;
};

/** What a rule about people is made of. */
export function WhoRuleFields({ rule, onChange, mayBeEmptied }: Props) {
  const t = useTranslations("inspector.people");
  const { fields, nodes } = useWhoChoices();
  switch (rule.kind) {
    case "users":
    case "departments":
    case "roles":
      return <GroupFields rule={rule} onChange={onChange} mayBeEmptied={mayBeEmptied} />;
    case "leader":
      return (
        <NumberSetting
          label={t("levels")}
          help={t("levelsHelp")}
          value={rule.levels}
          min={1}
          max={10}
          onChange={(levels) => onChange({ kind: "leader", levels })}
        />
      );
    case "field":
      return (
        <Pick
          label={t("field")}
          choices={fields}
          value={rule.fieldKey}
          onPick={(fieldKey) => onChange({ kind: "field", fieldKey })}
        />
      );
    case "parent-field":
      return (
        <TextSetting
          label={t("parentField")}
          help={t("parentFieldHelp")}
          isRequired
          isCode
          maxLength={50}
          value={rule.fieldKey}
          onChange={(fieldKey) => onChange({ kind: "parent-field", fieldKey: fieldKey.trim() })}
        />
      );
    case "handler":
      return (
        <Pick
          label={t("node")}
          choices={nodes}
          value={rule.nodeKey}
          onPick={(nodeKey) => onChange({ kind: "handler", nodeKey })}
        />
      );
    case "external":
      return <ExternalFields rule={rule} onChange={onChange} />;
    case "requester":
      return null;
  }
}

type GroupRule = Extract<WhoRule, { kind: "users" | "departments" | "roles" }>;
type GroupProps = Omit<Props, "rule"> & { rule: GroupRule };

/** Those who are named one by one. The last of them stays, or takes the rule along. */
function GroupFields({ rule, onChange, mayBeEmptied }: GroupProps) {
  const t = useTranslations("inspector.people");
  const label = t(`kinds.${rule.kind}.name`);
  const change = (ids: readonly number[], next: GroupRule) => {
    if (ids.length > 0) onChange(next);
    else if (mayBeEmptied) onChange(null);
  };
  switch (rule.kind) {
    case "users":
      return (
        <PeopleSetting
          label={label}
          userIds={rule.userIds}
          onChange={(userIds) => change(userIds, { kind: "users", userIds })}
        />
      );
    case "departments":
      return (
        <DepartmentsSetting
          label={label}
          help={t("withBelow")}
          departmentIds={rule.departmentIds}
          onChange={(departmentIds) => change(departmentIds, { kind: "departments", departmentIds })}
        />
      );
    case "roles":
      return (
        <RolesSetting
          label={label}
          roleIds={rule.roleIds}
          onChange={(roleIds) => change(roleIds, { kind: "roles", roleIds })}
        />
      );
  }
}
