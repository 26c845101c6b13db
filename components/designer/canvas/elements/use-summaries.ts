"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useMemo } from "react";
import type { Names } from "@/lib/designer/names";
import { wholeUnits } from "@/lib/designer/whole-units";
import type { FlowDefinition, FlowNode, TaskNode } from "@/lib/flows/definition";
import type { WhoRule } from "@/lib/flows/who";
import { useDesigner, useNames } from "../../store/use-designer";

/** `handled`: names of the nodes whose handlers are asked elsewhere, by key. */
type Known = { handled: Readonly<Record<string, string>>; form: FlowDefinition["form"]; names: Names };

/** What a node's card says below its name: who is asked and how they share it, how long it waits, what it calls. */
export function useSummaries(): (node: FlowNode) => string {
  const form = useDesigner(({ history }) => history.present.form);
  const handled = useHandled();
  const names = useNames();
  const t = useTranslations("designer.summaries");
  const whoOf = useWhoWords({ handled, form, names });
  const timeOf = useTimeWords();
  return useMemo(() => {
    const taskSummary = ({ who, sharing, reminders }: TaskNode) => {
      const [reminder] = reminders;
      return [
        whoOf(who),
        ...(sharing === "any" ? [] : [t(`sharing.${sharing}`)]),
        ...(reminder === undefined ? [] : [t("reminder", { time: timeOf(reminder.afterSeconds) })]),
      ].join(" · ");
    };
    const known = new WeakMap<FlowNode, string>();
    const wordsOf = (node: FlowNode): string => {
      switch (node.type) {
        case "task":
          return taskSummary(node);
        case "copy":
          return whoOf(node.who);
        case "wait": {
          const { wait } = node;
          if (wait.kind === "duration") return timeOf(wait.seconds);
          return t("untilField", { field: labelOf(form, wait.fieldKey) });
        }
        case "hook":
          return node.hook.url === "" ? t("noAddress") : `${node.hook.method} ${hostOf(node.hook.url)}`;
        case "script":
          return node.script.language === "python" ? "Python" : "JavaScript";
        case "child": {
          const { children } = node;
          if (children.kind === "attached") return t("attached");
          return names.flows.find(({ id }) => id === children.flowId)?.name ?? "";
        }
        default:
          return "";
      }
    };
    return (node) => {
      const words = known.get(node) ?? wordsOf(node);
      known.set(node, words);
      return words;
    };
  }, [whoOf, timeOf, form, names, t]);
}

function useTimeWords(): (seconds: number) => string {
  const format = useFormatter();
  return useMemo(
    () => (seconds) => {
      const { value, unit } = wholeUnits(seconds);
      return format.number(value, { style: "unit", unit, unitDisplay: "short" });
    },
    [format],
  );
}

/** Stays the same while no name of them changes, so that what is known of other nodes stays known. */
function useHandled(): Known["handled"] {
  const told = useDesigner(({ history: { present } }) => {
    const keys = present.nodes.flatMap((node) =>
      "who" in node ? node.who.flatMap((rule) => (rule.kind === "handler" ? [rule.nodeKey] : [])) : [],
    );
    const wanted = new Set(keys);
    return JSON.stringify(
      Object.fromEntries(present.nodes.flatMap(({ key, name }) => (wanted.has(key) ? [[key, name]] : []))),
    );
  });
  return useMemo(() => JSON.parse(told) as Known["handled"], [told]);
}

function useWhoWords({ handled, form, names }: Known): (rules: readonly WhoRule[]) => string {
  const t = useTranslations("designer.summaries");
  return useMemo(() => {
    const listed = (found: readonly (string | undefined)[]) => {
      const known = found.filter((name) => name !== undefined);
      const [first = t("somebody")] = known;
      return found.length > 1 ? t("andOthers", { first, count: found.length - 1 }) : first;
    };
    const words = (rule: WhoRule): string => {
      switch (rule.kind) {
        case "users":
          return listed(rule.userIds.map((id) => names.people[id]?.name));
        case "departments":
          return listed(rule.departmentIds.map((id) => names.departments[id]?.name));
        case "roles":
          return listed(rule.roleIds.map((id) => names.roles.find((role) => role.id === id)?.name));
        case "requester":
          return t("requester");
        case "leader":
          return t("leader", { levels: rule.levels });
        case "field":
          return t("field", { field: labelOf(form, rule.fieldKey) });
        case "parent-field":
          return t("parentField");
        case "handler":
          return t("handler", { node: handled[rule.nodeKey] ?? "" });
        case "external":
          return t("external", { host: hostOf(rule.url) });
      }
    };
    return (rules) => (rules.length === 0 ? t("nobody") : rules.map(words).join(", "));
  }, [handled, form, names, t]);
}

const labelOf = ({ fields }: FlowDefinition["form"], fieldKey: string) =>
  fields.find(({ key }) => key === fieldKey)?.label ?? fieldKey;

const hostOf = (url: string) => (URL.canParse(url) ? new URL(url).host : url);
