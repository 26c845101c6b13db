"use client";

import { useEffect, useRef, useState } from "react";
import { loadTestMailAction, requestTestMailAction } from "@/lib/notices/preferences/actions";

const LOOK_AGAIN_MS = 700;
const LONGEST_MS = 30_000;

type Test =
  | { kind: "none" | "waiting" | "sent" }
  | { kind: "not_asked"; message: string }
  | { kind: "not_sent"; error: string }
  /** Background work stands still, or the mail server does not answer. */
  | { kind: "late" };

/** Asks for a test mail, and looks until it has been sent or not. */
export function useTestMail(timeZone: string) {
  const [test, setTest] = useState<Test>({ kind: "none" });
  const isGone = useRef(false);
  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
    };
  }, []);

  async function look(at: string, until: number): Promise<Test> {
    for (;;) {
      const found = await loadTestMailAction();
      if (found?.at === at && found.result === "sent") return { kind: "sent" };
      if (found?.at === at && found.result !== "sending") return { kind: "not_sent", error: found.error };
      if (isGone.current || performance.now() > until) return { kind: "late" };
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    }
  }

  async function send(): Promise<void> {
    setTest({ kind: "waiting" });
    try {
      const answer = await requestTestMailAction({ timeZone });
      if (!answer.ok) return setTest({ kind: "not_asked", message: answer.error.message });
      setTest(await look(answer.data.at, performance.now() + LONGEST_MS));
    } catch {
      setTest({ kind: "late" });
    }
  }

  return { test, send: () => void send(), isWaiting: test.kind === "waiting" };
}
