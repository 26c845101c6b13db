"use client";

import { Button } from "@heroui/react/button";
import { ChevronRight } from "lucide-react";
import { type ReactNode, useId, useState } from "react";

type Props = { title: string; isOpenFirst?: boolean; children: ReactNode };

/** What is seldom needed, behind a button that names it. */
export function Disclosed({ title, isOpenFirst = false, children }: Props) {
  const [isOpen, setOpen] = useState(isOpenFirst);
  const id = useId();
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <Button
        aria-controls={id}
        aria-expanded={isOpen}
        className="-ms-2 self-start"
        size="sm"
        variant="ghost"
        onPress={() => setOpen(!isOpen)}
      >
        <ChevronRight aria-hidden="true" className={`size-4 ${isOpen ? "rotate-90" : ""}`} />
        {title}
      </Button>
      <div id={id} hidden={!isOpen}>
        {isOpen && children}
      </div>
    </div>
  );
}
