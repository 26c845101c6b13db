"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import type { ActionResult } from "@/lib/http/action-result";

export type TrialState<Outcome> = { isUnderWay: boolean; outcome: Outcome | null; failure: string };

/** Runs something on the server and keeps what it came to; the latest run counts. */
export function useTrial<Input, Outcome>(run: (input: Input) => Promise<ActionResult<Outcome>>) {
  const t = useTranslations("conditions.trial");
  const [state, setState] = useState<TrialState<Outcome>>({ isUnderWay: false, outcome: null, failure: "" });
  const latest = useRef(0);
  const start = async (input: Input) => {
    latest.current += 1;
    const no = latest.current;
    setState({ isUnderWay: true, outcome: null, failure: "" });
    const answer = await run(input).catch(() => null);
    if (no !== latest.current) return;
    if (answer?.ok === true) return setState({ isUnderWay: false, outcome: answer.data, failure: "" });
    setState({ isUnderWay: false, outcome: null, failure: answer?.error.message ?? t("lost") });
  };
  return { ...state, start };
}
