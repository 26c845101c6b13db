"use client";

import { useTranslations } from "next-intl";
import type { KeyboardEvent } from "react";
import type { Access } from "@/lib/designer/inspect/access/access-matrix";
import { accessColour, accessIcon } from "./access-look";

type Props = {
  label: string;
  choices: readonly Access[];
  /** null where several differ. */
  value: Access | null;
  onChoose: (access: Access) => void;
};

const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 };

/** What people may do with a field, as a row of small buttons of which one is on. */
export function AccessChoice({ label, choices, value, onChoose }: Props) {
  const t = useTranslations("inspector.access");
  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const place = value === null ? -1 : choices.indexOf(value);
    const next = (place + step + choices.length) % choices.length;
    const access = choices[next];
    if (access === undefined) return;
    event.currentTarget.querySelectorAll<HTMLElement>("[role=radio]")[next]?.focus();
    onChoose(access);
  };
  return (
    <div
      role="radiogroup"
      aria-label={label}
      onKeyDown={move}
      className="flex shrink-0 overflow-clip rounded-md border border-border"
    >
      {choices.map((access, index) => {
        const Icon = accessIcon(access);
        const isOn = access === value;
        return (
          // biome-ignore lint/a11y/useSemanticElements: native radios would take over the keys for undoing
          <button
            key={access}
            type="button"
            role="radio"
            aria-checked={isOn}
            aria-label={t(access)}
            title={t(access)}
            tabIndex={isOn || (value === null && index === 0) ? 0 : -1}
            onClick={() => onChoose(access)}
            className={`flex h-6 w-7 cursor-pointer items-center justify-center focus-visible:focus-ring ${isOn ? `${accessColour(access)} ${access === "hidden" || access === "read" ? "bg-default" : ""}` : "text-muted/70 hover:bg-default hover:text-foreground"}`}
          >
            <Icon aria-hidden="true" className="size-3.5" />
          </button>
        );
      })}
    </div>
  );
}
