"use client";

import { ChevronRight } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import { ProblemNotes } from "./problem-notes";

type Props = {
  title: string;
  /** What it says while it is closed. */
  summary?: ReactNode;
  /** Can be folded, and is at first. */
  isFolded?: boolean;
  problems?: readonly string[];
  children: ReactNode;
};

/** A part of the inspector under a heading; one with a problem is open. */
export function Section({ title, summary, isFolded, problems = [], children }: Props) {
  const id = useId();
  const [isOpen, setOpen] = useState<boolean | null>(null);
  const isShown = isFolded === undefined || (isOpen ?? (!isFolded || problems.length > 0));
  return (
    <section aria-labelledby={id} className="border-b border-separator px-4 py-3">
      {isFolded === undefined ? (
        <h3 id={id} className="mb-2.5 text-list font-semibold">
          {title}
        </h3>
      ) : (
        <h3 className="-mx-2 text-list">
          <button
            type="button"
            aria-expanded={isShown}
            onClick={() => setOpen(!isShown)}
            className="flex w-full cursor-pointer items-start gap-1.5 rounded-md px-2 py-1 text-start hover:bg-default focus-visible:focus-ring"
          >
            <ChevronRight
              aria-hidden="true"
              className={`mt-0.5 size-4 shrink-0 text-muted transition-transform ${isShown ? "rotate-90" : ""}`}
            />
            <span className="min-w-0 grow">
              <span id={id} className="font-semibold">
                {title}
              </span>
              {!isShown && summary !== undefined && <span className="block text-xs text-muted">{summary}</span>}
            </span>
          </button>
        </h3>
      )}
      {isShown && (
        <div className={`flex flex-col gap-3.5 ${isFolded === undefined ? "" : "pt-2.5 pb-1"}`}>
          <ProblemNotes problems={problems} />
          {children}
        </div>
      )}
    </section>
  );
}
