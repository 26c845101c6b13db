"use client";

import { useTranslations } from "next-intl";
import type { WhoRule } from "@/lib/flows/who";
import { NumberSetting } from "../controls/number-setting";
import { PickSetting } from "../controls/pick-setting";
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
  const some = <Ids extends readonly number[]>(ids: Ids, make: (ids: Ids) => WhoRule) => {
    if (ids.length > 0) onChange(make(ids));
    else if (mayBeEmptied) onChange(null);
  };
  switch (rule.kind) {
    case "users":
      return (
        <PeopleSetting
          label={t("kinds.users.name")}
          userIds={rule.userIds}
          onChange={(ids) => some(ids, (userIds) => ({ kind: "users", userIds }))}
        />
      );
    case "departments":
      return (
        <DepartmentsSetting
          label={t("kinds.departments.name")}
          help={t("withBelow")}
          departmentIds={rule.departmentIds}
          onChange={(ids) => some(ids, (departmentIds) => ({ kind: "departments", departmentIds }))}
        />
      );
    case "roles":
      return (
        <RolesSetting
          label={t("kinds.roles.name")}
          roleIds={rule.roleIds}
          onChange={(ids) => some(ids, (roleIds) => ({ kind: "roles", roleIds }))}
        />
      );
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
        <PickSetting
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
        <PickSetting
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
