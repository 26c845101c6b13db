"use client";

import { Button } from "@heroui/react/button";
import { ArrowDown, ArrowUp, ChevronRight, Clock } from "lucide-react";
import { useTranslations } from "next-intl";
import { reorder } from "@/lib/designer/inspect/reorder";
import type { FlowNode, FlowTransition } from "@/lib/flows/definition";
import { useDefinition, useDesigner, useEdit } from "../../store/use-designer";
import { Section } from "../controls/section";
import { INTENT_DOTS } from "./intent-dots";

type Props = { node: FlowNode; problems: readonly string[] };

/** What leaves a node: buttons, branches, timed ways; each opens when it is pressed. */
export function WaysSection({ node, problems }: Props) {
  const t = useTranslations("inspector.ways");
  const edit = useEdit();
  const { transitions } = useDefinition();
  const ways = transitions.filter(({ from }) => from === node.key).sort((a, b) => a.order - b.order);
  const title = node.type === "task" || node.type === "start" ? "buttons" : isChoice(node) ? "branches" : "onward";
  if (node.type === "end" && ways.length === 0) return null;
  const move = (from: number, to: number) => {
    const step = `order of ${node.key} ${Date.now()}`;
    reorder(ways, from, to).forEach(({ key, order }, index) => {
      if (order !== index + 1) edit({ type: "UpdateTransition", key, patch: { order: index + 1 } }, step);
    });
  };
  return (
    <Section title={t(title)} problems={problems}>
      {ways.length === 0 ? (
        <p className="text-list text-muted">{t("none")}</p>
      ) : (
        <ol className="divide-y divide-separator overflow-clip rounded-md border border-border bg-surface">
          {ways.map((way, index) => (
            <WayRow key={way.key} way={way} place={{ index, count: ways.length }} onMove={(to) => move(index, to)} />
          ))}
        </ol>
      )}
    </Section>
  );
}

const isChoice = ({ type }: FlowNode) => type === "exclusive" || type === "inclusive";

type RowProps = {
  way: FlowTransition;
  place: { index: number; count: number };
  onMove: (to: number) => void;
};

function WayRow({ way, place: { index, count }, onMove }: RowProps) {
  const t = useTranslations("inspector.ways");
  const { nodes } = useDefinition();
  const select = useDesigner((state) => state.select);
  const reveal = useDesigner((state) => state.reveal);
  const target = nodes.find(({ key }) => key === way.to)?.name ?? t("nowhere");
  const moves = [
    { name: "up", icon: ArrowUp, isOff: index === 0, to: index - 1 },
    { name: "down", icon: ArrowDown, isOff: index === count - 1, to: index + 1 },
  ] as const;
  return (
    <li className="flex items-center gap-0.5 pe-1">
      <button
        type="button"
        onClick={() => {
          select({ transitionKeys: [way.key] });
          reveal(way.key);
        }}
        className="flex min-h-9 min-w-0 grow cursor-pointer items-center gap-2 py-1.5 ps-2.5 text-start text-list hover:bg-default focus-visible:focus-ring"
      >
        {way.timer === null ? (
          <span aria-hidden="true" className={`size-2 shrink-0 rounded-full ${INTENT_DOTS[way.intent]}`} />
        ) : (
          <Clock aria-hidden="true" className="-ms-0.5 size-3 shrink-0 text-muted" />
        )}
        <span className="min-w-0 grow">
          <span className="block truncate">{way.name}</span>
          <span className="block truncate text-xs text-muted">
            {t("to", { target, isDefault: String(way.isDefault) })}
          </span>
        </span>
        <ChevronRight aria-hidden="true" className="size-3.5 shrink-0 text-muted" />
      </button>
      {count > 1 &&
        moves.map(({ name, icon: Icon, isOff, to }) => (
          <Button
            key={name}
            isIconOnly
            size="sm"
            variant="ghost"
            isDisabled={isOff}
            className="size-6 min-w-0 text-muted"
            aria-label={t(name, { name: way.name })}
            onPress={() => onMove(to)}
          >
            <Icon aria-hidden="true" className="size-3.5" />
          </Button>
        ))}
    </li>
  );
}
