"use client";

import { Switch } from "@heroui/react/switch";
import { useId } from "react";

type Props = { label: string; help?: string; isOn: boolean; onChange: (isOn: boolean) => void };

/** Something that holds or does not. */
export function SwitchSetting({ label, help = "", isOn, onChange }: Props) {
  const id = useId();
  return (
    <div className="flex flex-col gap-0.5">
      <Switch isSelected={isOn} onChange={onChange} {...(help === "" ? {} : { "aria-describedby": id })}>
        <Switch.Content>
          <Switch.Control>
            <Switch.Thumb />
          </Switch.Control>
          <span className="text-list">{label}</span>
        </Switch.Content>
      </Switch>
      {help !== "" && (
        <p id={id} className="ps-13 text-xs text-muted">
          {help}
        </p>
      )}
    </div>
  );
}
