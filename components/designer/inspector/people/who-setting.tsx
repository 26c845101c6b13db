"use client";

import { Button } from "@heroui/react/button";
import { Dropdown } from "@heroui/react/dropdown";
import { Label } from "@heroui/react/label";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { reorder } from "@/lib/designer/inspect/reorder";
import type { WhoRule } from "@/lib/flows/who";
import { useNextFocus } from "../controls/use-next-focus";
import { NewRule, type OpenKind } from "./new-rule";
import { WHO_KINDS, type WhoKind, whoIcon } from "./who-look";
import { WhoRow } from "./who-row";

type Props = {
  /** What they are, for screen readers. */
  label: string;
  rules: readonly WhoRule[];
  onChange: (rules: WhoRule[], merge?: string) => void;
  kinds?: readonly WhoKind[];
  /** So many at least: the last ones cannot be removed. */
  least?: number;
};

const ADD = "[data-add]";

/** Whom a node asks or tells: rules that add up, in their order. */
export function WhoSetting({ label, rules, onChange, kinds = WHO_KINDS, least = 0 }: Props) {
  const t = useTranslations("inspector.people");
  const [adding, setAdding] = useState<OpenKind | null>(null);
  const [opened, setOpened] = useState<number | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const focusNext = useNextFocus(box);
  const close = () => {
    setAdding(null);
    focusNext(ADD);
  };
  const add = (rule: WhoRule) => {
    setAdding(null);
    setOpened(rules.length);
    focusNext(`li:nth-child(${rules.length + 1}) input`, `li:nth-child(${rules.length + 1}) button`, ADD);
    onChange([...rules, rule]);
  };
  const begin = (kind: WhoKind) => {
    if (kind === "requester") add({ kind });
    else if (kind === "leader") add({ kind, levels: 1 });
    else setAdding(kind);
  };
  const change = (index: number, rule: WhoRule | null) => {
    if (rule === null) {
      setOpened(null);
      focusNext(`li:nth-child(${index + 1}) button:enabled`, ADD);
    }
    const next = rules.flatMap((known, place) => (place === index ? (rule ?? []) : known));
    onChange(next, rule === null ? undefined : `who ${index}`);
  };
  const move = (from: number, to: number) => {
    setOpened(null);
    focusNext(`li:nth-child(${to + 1}) [data-move]:enabled`);
    onChange([...reorder(rules, from, to)]);
  };
  return (
    <div ref={box} className="flex flex-col gap-2">
      {rules.length > 0 && (
        <ul
          aria-label={label}
          className="divide-y divide-separator overflow-clip rounded-md border border-border bg-surface"
        >
          {rules.map((rule, index) => (
            <WhoRow
              // biome-ignore lint/suspicious/noArrayIndexKey: a rule has no key, and its row holds nothing of its own
              key={index}
              rule={rule}
              place={{ index, count: rules.length }}
              isOpen={opened === index}
              mayRemove={rules.length > least}
              onToggle={() => setOpened(opened === index ? null : index)}
              onChange={(next) => change(index, next)}
              onMove={(to) => move(index, to)}
            />
          ))}
        </ul>
      )}
      {adding === null ? (
        <AddMenu label={t("add", { label })} kinds={kinds} onChoose={begin} />
      ) : (
        <NewRule kind={adding} onAdd={add} onCancel={close} />
      )}
    </div>
  );
}

type MenuProps = { label: string; kinds: readonly WhoKind[]; onChoose: (kind: WhoKind) => void };

function AddMenu({ label, kinds, onChoose }: MenuProps) {
  const t = useTranslations("inspector.people");
  return (
    <Dropdown>
      <Button size="sm" variant="outline" className="self-start" data-add="" aria-label={label}>
        <Plus aria-hidden="true" className="size-4" />
        {t("addShort")}
      </Button>
      <Dropdown.Popover placement="bottom start" className="max-w-80">
        <Dropdown.Menu
          aria-label={label}
          className="max-h-[60dvh] overflow-y-auto"
          onAction={(kind) => onChoose(kind as WhoKind)}
        >
          {kinds.map((kind) => {
            const Icon = whoIcon(kind);
            return (
              <Dropdown.Item key={kind} id={kind} textValue={t(`kinds.${kind}.name`)}>
                <Icon aria-hidden="true" className="size-4 shrink-0 text-muted" />
                <span className="flex flex-col">
                  <Label>{t(`kinds.${kind}.name`)}</Label>
                  <span className="text-xs text-muted">{t(`kinds.${kind}.hint`)}</span>
                </span>
              </Dropdown.Item>
            );
          })}
        </Dropdown.Menu>
      </Dropdown.Popover>
    </Dropdown>
  );
}
