"use client";

import { Button } from "@heroui/react/button";
import { Input } from "@heroui/react/input";
import { Label } from "@heroui/react/label";
import { TextField } from "@heroui/react/textfield";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { FieldNotes } from "@/components/forms/inputs/field-notes";
import { Pick } from "@/components/forms/inputs/pick";
import { isWebAddress } from "@/lib/flows/problems/nodes/web-address";
import type { WhoRule } from "@/lib/flows/who";
import { DepartmentsSetting } from "./departments-setting";
import { PeopleSetting } from "./people-setting";
import { RolesSetting } from "./roles-setting";
import { useWhoChoices } from "./use-who-choices";
import type { WhoKind } from "./who-look";

/** The others name somebody by themselves. */
export type OpenKind = Exclude<WhoKind, "requester" | "leader">;

type Props = { kind: OpenKind; onAdd: (rule: WhoRule) => void; onCancel: () => void };

/** A rule that names nobody yet; it becomes one of the flow as soon as it does. */
export function NewRule({ kind, onAdd, onCancel }: Props) {
  const t = useTranslations("inspector.people");
  const box = useRef<HTMLFieldSetElement>(null);
  useEffect(() => box.current?.querySelector<HTMLElement>("input, button")?.focus(), []);
  return (
    <fieldset
      ref={box}
      aria-label={t(`kinds.${kind}.name`)}
      className="flex flex-col gap-3 rounded-md border border-border bg-surface-secondary p-3"
    >
      <FirstField kind={kind} onAdd={onAdd} />
      <Button size="sm" variant="ghost" className="self-end" onPress={onCancel}>
        {t("cancel")}
      </Button>
    </fieldset>
  );
}

function FirstField({ kind, onAdd }: Pick<Props, "kind" | "onAdd">) {
  const t = useTranslations("inspector.people");
  const { fields, nodes } = useWhoChoices();
  switch (kind) {
    case "users":
      return (
        <PeopleSetting label={t("kinds.users.name")} userIds={[]} onChange={(userIds) => onAdd({ kind, userIds })} />
      );
    case "departments":
      return (
        <DepartmentsSetting
          label={t("kinds.departments.name")}
          help={t("withBelow")}
          departmentIds={[]}
          onChange={(departmentIds) => onAdd({ kind, departmentIds })}
        />
      );
    case "roles":
      return (
        <RolesSetting label={t("kinds.roles.name")} roleIds={[]} onChange={(roleIds) => onAdd({ kind, roleIds })} />
      );
    case "field":
    case "handler": {
      const [choices, label] = kind === "field" ? [fields, t("field")] : [nodes, t("node")];
      if (choices.length === 0) return <p className="text-list text-muted">{t("noField")}</p>;
      const add = (key: string) => onAdd(kind === "field" ? { kind, fieldKey: key } : { kind, nodeKey: key });
      return <Pick label={label} choices={choices} value={null} onPick={add} />;
    }
    case "parent-field":
      return (
        <TypedField
          label={t("parentField")}
          help={t("parentFieldHelp")}
          accepts={(text) => text !== ""}
          maxLength={50}
          onAdd={(fieldKey) => onAdd({ kind, fieldKey })}
        />
      );
    case "external":
      return (
        <TypedField
          label={t("external.url")}
          help={t("external.urlHelp")}
          accepts={isWebAddress}
          maxLength={2000}
          onAdd={(url) => onAdd({ kind, url, signature: "standard-webhooks", sealedSecret: "", extra: "" })}
        />
      );
  }
}

type TypedProps = {
  label: string;
  help: string;
  accepts: (text: string) => boolean;
  maxLength: number;
  onAdd: (text: string) => void;
};

function TypedField({ label, help, accepts, maxLength, onAdd }: TypedProps) {
  const t = useTranslations("inspector.people");
  const [text, setText] = useState("");
  const value = text.trim();
  const add = () => accepts(value) && onAdd(value);
  return (
    <TextField
      fullWidth
      value={text}
      onChange={setText}
      onKeyDown={({ key }) => key === "Enter" && add()}
      autoComplete="off"
    >
      <Label>{label}</Label>
      <div className="flex gap-2">
        <Input maxLength={maxLength} spellCheck="false" className="min-w-0 grow font-mono text-xs" />
        <Button variant="outline" isDisabled={!accepts(value)} onPress={add}>
          {t("addShort")}
        </Button>
      </div>
      <FieldNotes help={help} problem={undefined} />
    </TextField>
  );
}
