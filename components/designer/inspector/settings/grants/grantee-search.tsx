"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Pick } from "@/components/forms/inputs/pick";
import type { Principal } from "@/lib/designer/inspect/grant-list";
import { DepartmentsSetting } from "../../people/departments-setting";
import { PeopleSetting } from "../../people/people-setting";
import { RolesSetting } from "../../people/roles-setting";

type Props = { held: readonly Principal[]; onAdd: (principals: readonly Principal[]) => void };
type Kind = Principal["principalType"];

const KINDS: readonly Kind[] = ["user", "department", "role"];

/** Finds somebody, a department or a role to grant something to. */
export function GranteeSearch({ held, onAdd }: Props) {
  const t = useTranslations("inspector.settings.grants");
  const [kind, setKind] = useState<Kind>("user");
  const add = (ids: readonly number[]) => {
    const fresh = ids.filter((id) => !held.some((one) => one.principalType === kind && one.principalId === id));
    onAdd(fresh.map((principalId) => ({ principalType: kind, principalId })));
  };
  return (
    <div className="grid items-start gap-2 sm:grid-cols-[9rem_minmax(0,1fr)]">
      <Pick
        label={t("kind")}
        choices={KINDS.map((id) => ({ id, name: t(`types.${id}`) }))}
        value={kind}
        onPick={setKind}
      />
      {kind === "user" && <PeopleSetting label={t("add")} userIds={[]} onChange={add} />}
      {kind === "department" && <DepartmentsSetting label={t("add")} departmentIds={[]} onChange={add} />}
      {kind === "role" && <RolesSetting label={t("add")} roleIds={[]} onChange={add} />}
    </div>
  );
}
