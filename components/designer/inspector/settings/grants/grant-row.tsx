"use client";

import { Checkbox } from "@heroui/react/checkbox";
import { useTranslations } from "next-intl";
import { isGranted, PERMISSIONS, type Principal } from "@/lib/designer/inspect/grant-list";
import type { FlowGrant } from "@/lib/flows/schema";
import { whoIcon } from "../../people/who-look";
import { usePrincipalName } from "./use-principal-name";

type Props = {
  principal: Principal;
  grants: readonly FlowGrant[];
  onChange: (permission: FlowGrant["permission"], isOn: boolean) => void;
};

const ICONS = { user: "users", department: "departments", role: "roles" } as const;

/** What one of them may do; who may do nothing any more is gone from the list once it is saved. */
export function GrantRow({ principal, grants, onChange }: Props) {
  const t = useTranslations("inspector.settings.grants");
  const name = usePrincipalName()(principal);
  const Icon = whoIcon(ICONS[principal.principalType]);
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 px-3 py-1.5">
      <span className="flex min-w-40 grow items-center gap-2 text-list">
        <Icon aria-hidden="true" className="size-4 shrink-0 text-muted" />
        <span className="min-w-0">
          {name}
          <span className="block text-xs text-muted">{t(`types.${principal.principalType}`)}</span>
        </span>
      </span>
      <span className="flex flex-wrap gap-x-4">
        {PERMISSIONS.map((permission) => (
          <Checkbox
            key={permission}
            isSelected={isGranted(grants, principal, permission)}
            onChange={(isOn) => onChange(permission, isOn)}
            aria-label={t("may", { name, permission: t(`permissions.${permission}`) })}
          >
            <Checkbox.Content>
              <Checkbox.Control>
                <Checkbox.Indicator />
              </Checkbox.Control>
              <span className="text-list">{t(`permissions.${permission}`)}</span>
            </Checkbox.Content>
          </Checkbox>
        ))}
      </span>
    </li>
  );
}
