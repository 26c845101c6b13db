"use client";

import { toast } from "@heroui/react/toast";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { saveNoticeRuleAction } from "@/lib/notices/rules/actions";
import type { Slot } from "./rule-slots";
import type { WordProblems, Words } from "./template-fields";
import { wordProblems } from "./word-problems";

/** Saves what is told at a place of the table. */
export function useSaveRule({ event, channel, rule }: Slot, flowId: number, onSaved: () => void) {
  const t = useTranslations("noticeRules");
  const router = useRouter();
  const [problems, setProblems] = useState<WordProblems>({});
  const [error, setError] = useState<string | null>(null);
  const [isPending, start] = useTransition();
  const save = (words: Words & { isActive: boolean }) => {
    setError(null);
    start(async () => {
      const known = rule === null ? null : { ruleId: rule.ruleId, revision: rule.revision };
      const answer = await saveNoticeRuleAction({ flowId, event, channelId: channel?.id ?? null, known, ...words });
      if (answer.ok) {
        toast.success(t("saved"));
        onSaved();
      } else {
        const told = wordProblems(answer.error.problems);
        setProblems(told);
        setError(Object.keys(told).length === 0 ? answer.error.message : null);
      }
      router.refresh();
    });
  };
  return { save, problems, error, isPending, forget: () => setProblems({}) };
}
