"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { DefinitionDiff } from "@/lib/designer/diff/definition-diff";
import type { ElementDiff } from "@/lib/designer/diff/element-diff";
import type { Names } from "@/lib/designer/names";
import type { FlowDefinition } from "@/lib/flows/definition";
import { AccessList } from "./access-list";
import { ChangeMark } from "./change-mark";
import { PropertyList } from "./property-list";
import { useValueWords } from "./use-value-words";

type Props = { before: FlowDefinition; after: FlowDefinition; names: Names; diff: DefinitionDiff };

/** Everything that differs, to be read: steps, ways, form, rights and settings. */
export function DiffLists({ before, after, names, diff }: Props) {
  const t = useTranslations("versions.diff");
  const words = useValueWords(names);
  const shared = { before, after, words };
  const wayOf = ({ key, name, change }: ElementDiff) => {
    const { nodes, transitions } = change === "removed" ? before : after;
    const way = transitions.find((transition) => transition.key === key);
    const nodeName = (wanted: string | undefined) => nodes.find((node) => node.key === wanted)?.name ?? t("unnamed");
    return t("way", { name, from: nodeName(way?.from), to: nodeName(way?.to) });
  };
  const elements = (list: readonly ElementDiff[], nameOf: (element: ElementDiff) => string) =>
    list.map((element) => (
      <li key={`${element.change} ${element.key}`} className="flex flex-col gap-2 px-4 py-2.5 md:px-5">
        <p className="flex flex-wrap items-center gap-2 text-list font-medium">
          <ChangeMark change={element.change} />
          <span className="min-w-0 wrap-anywhere">{nameOf(element)}</span>
        </p>
        {element.properties.length > 0 && <PropertyList properties={element.properties} {...shared} />}
      </li>
    ));
  return (
    <>
      <Section title={t("nodes")} hints={nodeHints(diff, t)}>
        {elements(diff.nodes, ({ name }) => name)}
      </Section>
      <Section
        title={t("transitions")}
        hints={diff.reordered.includes("transitions") ? [t("reordered.transitions")] : []}
      >
        {elements(diff.transitions, wayOf)}
      </Section>
      <Section title={t("fields")} hints={diff.reordered.includes("fields") ? [t("reordered.fields")] : []}>
        {elements(diff.fields, ({ name }) => name)}
      </Section>
      <Section title={t("access")} hints={[]}>
        {diff.access.length > 0 && [<AccessList key="access" changes={diff.access} before={before} after={after} />]}
      </Section>
      <Section title={t("settings")} hints={[]}>
        {diff.settings.length > 0 && [
          <li key="settings" className="px-4 py-2.5 md:px-5">
            <PropertyList properties={diff.settings} {...shared} />
          </li>,
        ]}
      </Section>
    </>
  );
}

type Translate = ReturnType<typeof useTranslations<"versions.diff">>;

function nodeHints({ moved, reordered }: DefinitionDiff, t: Translate): string[] {
  return [
    ...(moved.length > 0 ? [t("moved", { count: moved.length })] : []),
    ...(reordered.includes("nodes") ? [t("reordered.nodes")] : []),
  ];
}

type SectionProps = { title: string; hints: readonly string[]; children: readonly ReactNode[] | false };

function Section({ title, hints, children }: SectionProps) {
  const entries = children === false ? [] : children;
  if (entries.length === 0 && hints.length === 0) return null;
  return (
    <section aria-label={title} className="border-b border-separator py-2 last:border-0">
      <h3 className="px-4 py-1.5 text-list font-semibold md:px-5">{title}</h3>
      {entries.length > 0 && <ul>{entries}</ul>}
      {hints.map((hint) => (
        <p key={hint} className="px-4 py-1.5 text-list text-muted md:px-5">
          {hint}
        </p>
      ))}
    </section>
  );
}
