"use client";

import { toast } from "@heroui/react/toast";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import type { ActionResult } from "@/lib/http/action-result";

/** A command about a test: says at the name what is wrong with it, and shows the list as it is then. */
export function useTestCommand(onDone: () => void) {
  const router = useRouter();
  const [error, setError] = useState<string | null>(null);
  const [isPending, start] = useTransition();
  const run = (act: () => Promise<ActionResult<unknown>>, done: string) => {
    setError(null);
    start(async () => {
      const answer = await act();
      if (!answer.ok) {
        setError(answer.error.problems[0]?.message ?? answer.error.message);
        if (answer.error.code === "conflict") start(() => router.refresh());
        return;
      }
      toast.success(done);
      onDone();
      start(() => router.refresh());
    });
  };
  return { error, isPending, run };
}
