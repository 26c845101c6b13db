"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useMemo } from "react";
import type { Names } from "@/lib/designer/names";
import { wholeUnits } from "@/lib/designer/whole-units";
import type { FlowDefinition } from "@/lib/flows/definition";
import { HIDDEN_SECRET } from "@/lib/flows/secrets/hidden-secrets";
import type { Json } from "@/lib/forms/form-definition";

/** Catalogue keys that come from the document: which there are is an open set. */
type Words = { (key: string, params?: Record<string, string | number>): string; has(key: string): boolean };

const TIMES = new Set(["afterSeconds", "repeatSeconds", "callbackTimeoutSeconds", "timeoutSeconds", "seconds"]);
const FIELDS = new Set(["fieldKey", "perRowOf", "requesterField", "viewFields"]);
const NODES = new Set(["nodeKey", "from", "to"]);
const NAMED = { calendarId: "calendars", flowId: "flows", roleIds: "roles" } as const;

/** Kinds of rules that say who they ask by naming them. */
const NAMING = new Set(["users", "departments", "roles"]);

/** What only machines read, and what says nothing beside the name. */
const LEFT_OUT = new Set(["key", "position"]);

export type ValueWords = (property: string, value: Json | undefined, of: FlowDefinition) => string;

/** Values of a definition as people read them: names for ids and keys, words for what is chosen from a list. */
export function useValueWords(names: Names): ValueWords {
  const t = useTranslations("versions") as unknown as Words;
  const format = useFormatter();
  return useMemo(() => {
    const named = (property: string, id: number): string | undefined => {
      if (property === "userIds") return names.people[id]?.name;
      if (property === "departmentIds") return names.departments[id]?.name;
      const list = property in NAMED ? names[NAMED[property as keyof typeof NAMED]] : [];
      return list.find((entry) => entry.id === id)?.name;
    };
    const isReference = (property: string) =>
      property in NAMED || property === "userIds" || property === "departmentIds";

    const ofNumber = (property: string, value: number): string => {
      if (isReference(property)) return named(property, value) ?? t("words.unknown");
      if (property === "percent") return t("words.percent", { value: format.number(value) });
      if (!TIMES.has(property)) return format.number(value, { maximumFractionDigits: 10 });
      const { value: amount, unit } = wholeUnits(value);
      return format.number(amount, { style: "unit", unit, unitDisplay: "long" });
    };
    const ofText = (property: string, value: string, { nodes, form }: FlowDefinition): string => {
      if (property === "sealedSecret" || value === HIDDEN_SECRET) return t("words.secret");
      if (FIELDS.has(property)) return form.fields.find(({ key }) => key === value)?.label ?? value;
      if (NODES.has(property)) return nodes.find(({ key }) => key === value)?.name ?? value;
      const key = `values.${property}.${value}`;
      return /^[a-z-]+$/.test(value) && t.has(key) ? t(key) : value;
    };
    const ofEntry = (name: string, value: Json, of: FlowDefinition): string => {
      const words = ofValue(name, value, of);
      if (name === "kind" || name === "name" || name === "label") return words;
      const label = t.has(`properties.${name}`) ? t(`properties.${name}`) : ofText("fieldKey", name, of);
      return t("words.entry", { label, value: words });
    };
    const isSaid = ([name, value]: [string, Json]) =>
      !LEFT_OUT.has(name) && !isNothing(value) && value !== false && value !== 0;
    const ofValue: ValueWords = (property, value, of) => {
      if (value === undefined || value === null || isNothing(value)) return t("words.nothing");
      if (typeof value === "boolean") return t(value ? "words.yes" : "words.no");
      if (typeof value === "number") return ofNumber(property, value);
      if (typeof value === "string") return ofText(property, value, of);
      if (Array.isArray(value))
        return format.list(
          value.map((entry) => ofValue(property, entry, of)),
          { type: "unit" },
        );
      const isNamed = NAMING.has(String(value.kind));
      const said = Object.entries(value).filter((entry) => isSaid(entry) && !(isNamed && entry[0] === "kind"));
      if (said.length === 0) return t("words.nothing");
      return format.list(
        said.map(([name, entry]) => ofEntry(name, entry, of)),
        { type: "unit" },
      );
    };
    return ofValue;
  }, [names, t, format]);
}

function isNothing(value: Json): boolean {
  if (value === null || value === "") return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}
