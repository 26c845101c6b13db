"use client";

import { Button } from "@heroui/react/button";
import { ArrowDown, ArrowUp, ChevronDown, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import type { WhoRule } from "@/lib/flows/who";
import { useWhoWords } from "./use-who-words";
import { type WhoKind, whoIcon } from "./who-look";
import { WhoRuleFields } from "./who-rule-fields";

type Props = {
  rule: WhoRule;
  place: { index: number; count: number };
  isOpen: boolean;
  mayRemove: boolean;
  onToggle: () => void;
  /** null takes the rule out. */
  onChange: (rule: WhoRule | null) => void;
  onMove: (to: number) => void;
};

/** Kinds whose words are mere names. */
const NAMED: readonly WhoKind[] = ["users", "departments", "roles", "external"];

/** One rule in words, and below it what it is made of while it is open. */
export function WhoRow({ rule, place: { index, count }, isOpen, mayRemove, onToggle, onChange, onMove }: Props) {
  const t = useTranslations("inspector.people");
  const words = useWhoWords()(rule);
  const Icon = whoIcon(rule.kind);
  const isFixed = rule.kind === "requester";
  const actions = [
    { name: "up", icon: ArrowUp, isShown: count > 1, isOff: index === 0, run: () => onMove(index - 1) },
    { name: "down", icon: ArrowDown, isShown: count > 1, isOff: index === count - 1, run: () => onMove(index + 1) },
    { name: "remove", icon: Trash2, isShown: mayRemove, isOff: false, run: () => onChange(null) },
  ] as const;
  return (
    <li>
      <div className="flex items-center gap-0.5 pe-1">
        <button
          type="button"
          disabled={isFixed}
          aria-expanded={isFixed ? undefined : isOpen}
          onClick={onToggle}
          className="flex min-h-9 min-w-0 grow items-center gap-2 py-1.5 ps-2.5 text-start text-list enabled:cursor-pointer enabled:hover:bg-default focus-visible:focus-ring"
        >
          <Icon aria-hidden="true" className="size-4 shrink-0 text-muted" />
          <span className="min-w-0 grow">
            <span className={isOpen ? "block" : "line-clamp-2"}>{words}</span>
            {NAMED.includes(rule.kind) && (
              <span className="block text-xs text-muted">{t(`kinds.${rule.kind}.name`)}</span>
            )}
          </span>
          {!isFixed && (
            <ChevronDown aria-hidden="true" className={`size-3.5 shrink-0 text-muted ${isOpen ? "rotate-180" : ""}`} />
          )}
        </button>
        {actions.map(
          ({ name, icon: ActionIcon, isShown, isOff, run }) =>
            isShown && (
              <Button
                key={name}
                isIconOnly
                size="sm"
                variant="ghost"
                isDisabled={isOff}
                className="size-6 min-w-0 text-muted"
                data-move={name === "remove" ? undefined : name}
                aria-label={t(`actions.${name}`, { who: words })}
                onPress={run}
              >
                <ActionIcon aria-hidden="true" className="size-3.5" />
              </Button>
            ),
        )}
      </div>
      {isOpen && !isFixed && (
        <div className="flex flex-col gap-3 border-t border-separator bg-surface-secondary px-3 py-3">
          <WhoRuleFields rule={rule} onChange={onChange} mayBeEmptied={mayRemove} />
        </div>
      )}
    </li>
  );
}
