"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { loadDeliveryAction, sendTestAction } from "@/lib/webhooks/actions";
import type { AttemptView } from "@/lib/webhooks/schema";

const LOOK_AGAIN_MS = 600;
const LONGEST_MS = 25_000;

export type TestState =
  | { kind: "none" }
  | { kind: "waiting" }
  | { kind: "refused"; message: string }
  | { kind: "ended"; attempt: AttemptView }
  /** Background work stands still, or has much to do. */
  | { kind: "late" };

/** Sends a test message and looks until it has been tried. */
export function useTest(endpointId: number) {
  const router = useRouter();
  const [state, setState] = useState<TestState>({ kind: "none" });
  const isGone = useRef(false);
  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
    };
  }, []);

  async function look(deliveryId: string, until: number): Promise<TestState> {
    for (;;) {
      const delivery = await loadDeliveryAction(deliveryId);
      const attempt = delivery?.attempts.find(({ durationMs }) => durationMs !== null);
      if (attempt !== undefined) return { kind: "ended", attempt };
      if (isGone.current || performance.now() > until) return { kind: "late" };
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    }
  }

  async function send(): Promise<void> {
    setState({ kind: "waiting" });
    try {
      const answer = await sendTestAction({ endpointId });
      if (!answer.ok) return setState({ kind: "refused", message: answer.error.message });
      setState(await look(answer.data.deliveryId, performance.now() + LONGEST_MS));
    } catch {
      setState({ kind: "late" });
    }
    if (!isGone.current) router.refresh();
  }

  return { state, send: () => void send() };
}
