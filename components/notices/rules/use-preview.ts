"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { previewNoticeRuleAction } from "@/lib/notices/rules/actions";
import type { NoticePreview } from "@/lib/notices/rules/schema";
import type { WordProblems } from "./template-fields";
import { wordProblems } from "./word-problems";

type Trial = Parameters<typeof previewNoticeRuleAction>[0];

export type Preview = {
  shown: NoticePreview | null;
  /** Something was typed since. */
  isOld: boolean;
  problems: WordProblems;
  /** Why there is none, where no template is to blame. */
  failure: string;
};

const PAUSE_MS = 400;

/** What templates make, a moment after they were typed; the latest answer counts. */
export function usePreview(trial: Trial): Preview {
  const t = useTranslations("noticeRules");
  const [preview, setPreview] = useState<Preview>({ shown: null, isOld: true, problems: {}, failure: "" });
  const asked = JSON.stringify(trial);
  useEffect(() => {
    let isOver = false;
    setPreview((before) => ({ ...before, isOld: true }));
    const timer = setTimeout(async () => {
      const answer = await previewNoticeRuleAction(JSON.parse(asked) as Trial).catch(() => null);
      if (isOver) return;
      if (answer?.ok === true) return setPreview({ shown: answer.data, isOld: false, problems: {}, failure: "" });
      const problems = answer === null ? {} : wordProblems(answer.error.problems);
      const isTheirs = Object.keys(problems).length > 0;
      const failure = isTheirs ? "" : (answer?.error.message ?? t("previewFailed"));
      setPreview(({ shown }) => ({ shown: isTheirs ? shown : null, isOld: true, problems, failure }));
    }, PAUSE_MS);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [asked, t]);
  return preview;
}
