"use client";

import { toast } from "@heroui/react/toast";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import type { ActionError, ActionResult } from "@/lib/http/action-result";
import { useErrorText } from "./use-error-text";

export type Command = {
  isPending: boolean;
  /** Why the last attempt did not happen. */
  error: string | null;
  /** `done` is what is told when it went well. */
  run: (act: () => Promise<ActionResult<unknown>>, done: string) => void;
};

type Options = {
  onDone: () => void;
  onRefused?: (error: ActionError) => void;
  /** What has to go well first. */
  before?: () => Promise<ActionError | null>;
  /** Where to go then; without it the page shows the new state. */
  goTo?: string;
};

/** A command behind a dialog or a button of its own: waits for the server, tells the result. */
export function useCommand({ onDone, onRefused, before, goTo }: Options): Command {
  const router = useRouter();
  const errorText = useErrorText();
  const [error, setError] = useState<string | null>(null);
  const [isPending, start] = useTransition();
  const show = () => start(() => (goTo === undefined ? router.refresh() : router.push(goTo)));

  const refuse = (refused: ActionError) => {
    setError(errorText(refused));
    onRefused?.(refused);
    if (refused.code === "conflict") start(() => router.refresh());
  };
  const run: Command["run"] = (act, done) => {
    setError(null);
    start(async () => {
      const hindrance = (await before?.()) ?? null;
      if (hindrance !== null) return refuse(hindrance);
      const answer = await act();
      if (!answer.ok) return refuse(answer.error);
      toast.success(done);
      onDone();
      show();
    });
  };
  return { isPending, error, run };
}
