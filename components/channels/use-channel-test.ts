"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { loadMessageAction, testChannelAction } from "@/lib/notices/channels/actions";
import type { TryView } from "@/lib/notices/channels/schema";

const LOOK_AGAIN_MS = 600;
const LONGEST_MS = 30_000;

export type ChannelTest =
  | { kind: "none" }
  | { kind: "waiting" }
  | { kind: "refused"; message: string }
  | { kind: "ended"; attempt: TryView }
  /** Background work stands still, or has much to do. */
  | { kind: "late" };

/** Has a channel say a test message, and looks until it has been tried. */
export function useChannelTest(channelId: number) {
  const router = useRouter();
  const [test, setTest] = useState<ChannelTest>({ kind: "none" });
  const isGone = useRef(false);
  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
    };
  }, []);

  async function look(messageId: string, until: number): Promise<ChannelTest> {
    for (;;) {
      const message = await loadMessageAction(messageId);
      const attempt = message?.tries.find(({ durationMs }) => durationMs !== null);
      if (attempt !== undefined) return { kind: "ended", attempt };
      if (isGone.current || performance.now() > until) return { kind: "late" };
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    }
  }

  async function send(): Promise<void> {
    setTest({ kind: "waiting" });
    try {
      const answer = await testChannelAction({ channelId });
      if (!answer.ok) return setTest({ kind: "refused", message: answer.error.message });
      setTest(await look(answer.data.messageId, performance.now() + LONGEST_MS));
    } catch {
      setTest({ kind: "late" });
    }
    if (!isGone.current) router.refresh();
  }

  return { test, send: () => void send() };
}
