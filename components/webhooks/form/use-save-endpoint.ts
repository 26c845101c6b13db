"use client";

import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import type { Happening } from "@/lib/tickets/log/happenings";
import { saveEndpointAction } from "@/lib/webhooks/actions";
import type { EndpointView } from "@/lib/webhooks/schema";

export type EndpointDraft = { name: string; url: string; events: Happening[]; isActive: boolean };

type Path = "name" | "url" | "events";
export type EndpointProblems = Partial<Record<Path, string>>;

type Saved = { endpointId: number; secret: string | null };

/** Saves an endpoint; what is wrong is told per field, all at once, until the field is touched again. */
export function useSaveEndpoint(
  target: { endpoint: EndpointView } | { flowId: number | null },
  onSaved: (saved: Saved) => void,
) {
  const t = useTranslations("errors.fields");
  const [problems, setProblems] = useState<EndpointProblems>({});
  const [error, setError] = useState<string | null>(null);
  const [isPending, start] = useTransition();

  const save = ({ isActive, ...draft }: EndpointDraft) => {
    const missing: EndpointProblems = {
      ...(draft.name.trim() === "" ? { name: t("required") } : {}),
      ...(draft.url.trim() === "" ? { url: t("required") } : {}),
      ...(draft.events.length === 0 ? { events: t("required") } : {}),
    };
    setProblems(missing);
    setError(null);
    if (Object.keys(missing).length > 0) return;
    start(async () => {
      const answer = await saveEndpointAction(
        "endpoint" in target
          ? { kind: "change", endpointId: target.endpoint.id, revision: target.endpoint.revision, isActive, ...draft }
          : { kind: "new", flowId: target.flowId, ...draft },
      );
      if (answer.ok) return onSaved(answer.data);
      const found = answer.error.problems.map(({ path, message }) => [path.split(".")[0], message]);
      setProblems(Object.fromEntries(found));
      setError(found.length === 0 ? answer.error.message : null);
    });
  };
  const forget = (path: Path) => setProblems(({ [path]: _gone, ...others }) => others);
  return { save, problems, forget, error, isPending };
}
