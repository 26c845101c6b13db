"use client";

import { Button } from "@heroui/react/button";
import { Popover } from "@heroui/react/popover";
import { CircleCheck, CircleX, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ProblemList } from "./problem-list";
import { useProblems } from "./problems-provider";

/** How many things are to be mended, and behind it what they are. */
export function ProblemsButton() {
  const t = useTranslations("designer.problems");
  const problems = useProblems();
  const [isOpen, setOpen] = useState(false);
  const errors = problems.filter(({ severity }) => severity === "error").length;
  const Icon = errors > 0 ? CircleX : problems.length > 0 ? TriangleAlert : CircleCheck;
  const colour = errors > 0 ? "text-(--danger-text)" : problems.length > 0 ? "text-warning" : "text-success";
  return (
    <Popover isOpen={isOpen} onOpenChange={setOpen}>
      <Button variant="ghost" size="sm" className="shrink-0 font-normal">
        <Icon aria-hidden="true" className={`size-4 ${colour}`} />
        <span className="max-sm:sr-only">{t("count", { count: problems.length })}</span>
        <span aria-hidden="true" className="sm:hidden">
          {problems.length}
        </span>
      </Button>
      <Popover.Content placement="bottom end" className="w-[min(30rem,calc(100vw-1rem))] p-0">
        <Popover.Dialog aria-label={t("title")} className="max-h-[60dvh] overflow-y-auto p-0">
          <ProblemList problems={problems} onJump={() => setOpen(false)} />
        </Popover.Dialog>
      </Popover.Content>
    </Popover>
  );
}
