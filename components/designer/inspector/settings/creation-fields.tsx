"use client";

import { useTranslations } from "next-intl";
import { ConditionEditor } from "@/components/designer/conditions/condition-editor";
import { Pick } from "@/components/forms/inputs/pick";
import type { CreationRule } from "@/lib/flows/definition";
import { useDefinition, useLearnNames } from "../../store/use-designer";
import { NumberSetting } from "../controls/number-setting";
import { ProblemNotes } from "../controls/problem-notes";
import { SwitchSetting } from "../controls/switch-setting";
import { DepartmentsSetting } from "../people/departments-setting";
import { PeopleSetting } from "../people/people-setting";
import { RolesSetting } from "../people/roles-setting";
import { useConditionNames } from "../use-condition-names";

type Props = {
  creation: CreationRule;
  onChange: (creation: CreationRule, merge?: string) => void;
  problems: readonly string[];
};

type Limit = NonNullable<CreationRule["limit"]>;
const FIRST: Limit = { count: 1, hours: 24, per: "requester" };

/** Nobody named is everybody. */
const orAnybody = (ids: number[]) => (ids.length === 0 ? null : ids);

/** Who may file tickets, how many, and with what in the form. */
export function CreationFields({ creation, onChange, problems }: Props) {
  const t = useTranslations("inspector.settings.creation");
  const { form } = useDefinition();
  const names = useConditionNames();
  const learn = useLearnNames();
  const { userIds, departmentIds, roleIds, limit, condition } = creation;
  const change = (patch: Partial<CreationRule>, merge?: string) => onChange({ ...creation, ...patch }, merge);
  const isAnybody = userIds === null && departmentIds === null && roleIds === null;
  return (
    <>
      <p className="text-list">{t(isAnybody ? "anybody" : "onlyThese")}</p>
      <PeopleSetting
        label={t("people")}
        userIds={userIds ?? []}
        onChange={(ids) => change({ userIds: orAnybody(ids) })}
      />
      <DepartmentsSetting
        label={t("departments")}
        help={t("departmentsHelp")}
        departmentIds={departmentIds ?? []}
        onChange={(ids) => change({ departmentIds: orAnybody(ids) })}
      />
      <RolesSetting
        label={t("roles")}
        roleIds={roleIds ?? []}
        onChange={(ids) => change({ roleIds: orAnybody(ids) })}
      />
      <SwitchSetting
        label={t("limited")}
        isOn={limit !== null}
        onChange={(isOn) => change({ limit: isOn ? FIRST : null })}
      />
      {limit !== null && <LimitFields limit={limit} onChange={(next) => change({ limit: next }, "limit")} />}
      <ConditionEditor
        form={form}
        value={condition}
        onChange={(next) => change({ condition: next }, "condition")}
        label={t("condition")}
        help={t("conditionHelp")}
        names={names}
        onLearn={learn}
      />
      <ProblemNotes problems={problems} />
    </>
  );
}

function LimitFields({ limit, onChange }: { limit: Limit; onChange: (limit: Limit) => void }) {
  const t = useTranslations("inspector.settings.creation");
  return (
    <div className="grid gap-3 sm:grid-cols-3">
      <NumberSetting
        label={t("count")}
        value={limit.count}
        min={0}
        max={100_000}
        onChange={(count) => onChange({ ...limit, count })}
      />
      <NumberSetting
        label={t("hours")}
        value={limit.hours}
        min={0.1}
        max={100_000}
        isWhole={false}
        onChange={(hours) => onChange({ ...limit, hours })}
      />
      <Pick
        label={t("per")}
        choices={(["requester", "everyone"] as const).map((id) => ({ id, name: t(`pers.${id}`) }))}
        value={limit.per}
        onPick={(per) => onChange({ ...limit, per })}
      />
    </div>
  );
}
