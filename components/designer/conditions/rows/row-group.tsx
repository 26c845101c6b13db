"use client";

import { Button } from "@heroui/react/button";
import { Tooltip } from "@heroui/react/tooltip";
import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { useNextFocus } from "../../inspector/controls/use-next-focus";
import { useBuilder } from "./builder-context";
import { type KeyedGroup, type KeyedPart, newGroup, newRow, withPart } from "./keyed-tree";
import { RowLine } from "./row-line";
import { SmallSelect } from "./small-select";

/** What must hold in a group, by what they are called in the messages. */
const JOINS = {
  all: { join: "and", isNegated: false },
  any: { join: "or", isNegated: false },
  notAll: { join: "and", isNegated: true },
  none: { join: "or", isNegated: true },
} as const;
/** Rows and groups that stand in a group itself, and the button that adds one. */
const PART = ":scope > fieldset";
const ADD = ":scope > div > [data-add]";

const JOIN_NAMES = ["all", "any", "notAll", "none"] as const;

type Props = {
  group: KeyedGroup;
  onChange: (group: KeyedGroup) => void;
  /** Absent at the outermost group, which stays. */
  onRemove?: () => void;
};

/** Rows and groups of which all or some must hold. */
export function RowGroup({ group, onChange, onRemove }: Props) {
  const t = useTranslations("conditions.rows");
  const { form, subjects } = useBuilder();
  const { parts, join, isNegated } = group;
  const [first] = subjects;
  const box = useRef<HTMLFieldSetElement>(null);
  const focusNext = useNextFocus(box);
  const add = (part: KeyedPart) => {
    focusNext(`${PART}:last-of-type button`);
    onChange({ ...group, parts: [...parts, part] });
  };
  const replace = (id: number, part: KeyedPart | null) => {
    const place = parts.findIndex((known) => known.id === id) + 1;
    if (part === null) focusNext(`${PART}:nth-of-type(${place}) button`, `${PART}:last-of-type button`, ADD);
    onChange(withPart(group, id, part));
  };
  const named = JOIN_NAMES.find((name) => JOINS[name].join === join && JOINS[name].isNegated === isNegated) ?? "all";
  const isOutermost = onRemove === undefined;
  return (
    <fieldset
      ref={box}
      aria-label={t("group")}
      className={`flex min-w-0 flex-col gap-3 ${isOutermost ? "" : "border-s-2 border-border ps-2.5"}`}
    >
      {(parts.length > 1 || isNegated || !isOutermost) && (
        <div className="flex items-center gap-1">
          <SmallSelect
            label={t("join")}
            sections={[{ name: "", options: JOIN_NAMES.map((id) => ({ id, name: t(id) })) }]}
            value={named}
            onPick={(id) => {
              const found = JOIN_NAMES.find((name) => name === id);
              if (found !== undefined) onChange({ ...group, ...JOINS[found] });
            }}
          />
          {onRemove !== undefined && (
            <Tooltip>
              <Button isIconOnly aria-label={t("removeGroup")} size="sm" variant="ghost" onPress={onRemove}>
                <X aria-hidden="true" className="size-4" />
              </Button>
              <Tooltip.Content>{t("removeGroup")}</Tooltip.Content>
            </Tooltip>
          )}
        </div>
      )}
      {parts.map((part, index) =>
        part.part === "row" ? (
          <RowLine key={part.id} row={part} number={index + 1} onChange={(next) => replace(part.id, next)} />
        ) : (
          <RowGroup
            key={part.id}
            group={part}
            onChange={(next) => replace(part.id, next)}
            onRemove={() => replace(part.id, null)}
          />
        ),
      )}
      {first !== undefined && (
        <div className="flex flex-wrap gap-1">
          <Button size="sm" variant="ghost" data-add="" onPress={() => add(newRow(form, first))}>
            <Plus aria-hidden="true" className="size-4" />
            {t("add")}
          </Button>
          {parts.length > 0 && (
            <Button size="sm" variant="ghost" onPress={() => add(newGroup(form, first, join))}>
              <Plus aria-hidden="true" className="size-4" />
              {t("addGroup")}
            </Button>
          )}
        </div>
      )}
    </fieldset>
  );
}
