"use client";

import { Button } from "@heroui/react/button";
import { Checkbox } from "@heroui/react/checkbox";
import { CheckboxGroup } from "@heroui/react/checkbox-group";
import { Label } from "@heroui/react/label";
import { Grid3x3 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { rowsOf } from "@/lib/designer/inspect/access/access-matrix";
import type { FlowSettings } from "@/lib/flows/definition";
import { useDefinition } from "../../store/use-designer";
import { ProblemNotes } from "../controls/problem-notes";
import { SwitchSetting } from "../controls/switch-setting";
import { PermissionsDialog } from "../permissions/permissions-dialog";
import { useRowNames } from "../permissions/use-row-names";

type Props = {
  settings: FlowSettings;
  patch: (changes: Partial<FlowSettings>) => void;
  problems: readonly string[];
};

/** Who may look at tickets of the flow, and what they see without having anything to do in them. */
export function ViewFields({ settings: { isOpenToAll, viewFields }, patch, problems }: Props) {
  const t = useTranslations("inspector.settings.views");
  const definition = useDefinition();
  const [isOpen, setOpen] = useState(false);
  const nameOf = useRowNames();
  const rows = rowsOf(definition);
  const known = rows.map(({ key }) => key);
  const strays = viewFields
    .filter((key) => !known.includes(key))
    .map((key) => ({ key, label: key, isFillable: false }));
  return (
    <>
      <SwitchSetting
        label={t("isOpenToAll")}
        help={t("isOpenToAllHelp")}
        isOn={isOpenToAll}
        onChange={(isOn) => patch({ isOpenToAll: isOn })}
      />
      <ProblemNotes problems={problems} />
      <CheckboxGroup
        value={[...viewFields]}
        onChange={(keys) =>
          patch({
            viewFields: [...known, ...viewFields].filter(
              (key, place, all) => keys.includes(key) && all.indexOf(key) === place,
            ),
          })
        }
      >
        <Label>{t("viewFields")}</Label>
        <div className="grid gap-x-6 gap-y-1.5 sm:grid-cols-2">
          {[...rows, ...strays].map((row) => (
            <Checkbox key={row.key} value={row.key}>
              <Checkbox.Content>
                <Checkbox.Control>
                  <Checkbox.Indicator />
                </Checkbox.Control>
                <span className="text-list">{nameOf(row)}</span>
              </Checkbox.Content>
            </Checkbox>
          ))}
        </div>
      </CheckboxGroup>
      <Button variant="outline" className="self-start" onPress={() => setOpen(true)}>
        <Grid3x3 aria-hidden="true" className="size-4" />
        {t("openMatrix")}
      </Button>
      <PermissionsDialog isOpen={isOpen} onClose={() => setOpen(false)} />
    </>
  );
}
