"use client";

import { useMemo } from "react";
import { useWatch } from "react-hook-form";
import { fieldsOf } from "./changes";
import type { Draft } from "./draft";
import { hasRules, type LiveFields, liveFields } from "./live-fields";
import type { TicketFormHandle } from "./use-ticket-form";

/** The fields in sight while somebody types; a form without rules is not watched. */
export function useLiveFields({ inner: { control, fields, values } }: TicketFormHandle): LiveFields {
  const form = useMemo(() => ({ fields: fieldsOf(fields) }), [fields]);
  const isLive = hasRules(form);
  const draft = useWatch({ control, disabled: !isLive });
  return useMemo(
    () =>
      isLive ? liveFields(form, fields, { values, draft: { ...(draft as Draft) } }) : { fields: [...fields], values },
    [isLive, form, fields, values, draft],
  );
}
