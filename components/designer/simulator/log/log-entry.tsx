"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { Ref } from "react";
import type { SimulatedEntry } from "@/lib/simulator/schema";
import { useFlowWords } from "../use-flow-words";
import { CallLine } from "./call-line";
import { Consequences } from "./consequences";
import { NoticeLine } from "./notice-line";
import { useWebhookEvent } from "./use-webhook-event";

type Props = { entry: SimulatedEntry; ref: Ref<HTMLLIElement> };

/** What was done, or happened by itself, and everything it brought about. */
export function LogEntry({ entry, ref }: Props) {
  const t = useTranslations("simulator.log");
  const format = useFormatter();
  const webhookEvent = useWebhookEvent();
  const { at, comment, calls, notices, webhooks } = entry;
  return (
    <li ref={ref} className="relative border-s border-border ps-4 pb-4 text-list last:pb-0">
      <span aria-hidden="true" className="absolute -start-1 top-1.5 size-2 rounded-full bg-accent" />
      <p className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span>
          <Headline entry={entry} />
        </span>
        <time className="text-xs text-muted tabular-nums" dateTime={new Date(at).toISOString()}>
          {format.dateTime(at, { dateStyle: "medium", timeStyle: "short" })}
        </time>
      </p>
      {comment !== "" && <p className="mt-0.5 whitespace-pre-line wrap-anywhere text-muted">{comment}</p>}
      <ul className="mt-1 flex flex-col gap-1">
        <Consequences entry={entry} />
        {calls.map((call, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an entry never changes.
          <CallLine key={index} call={call} />
        ))}
        {notices.map((notice, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an entry never changes.
          <NoticeLine key={index} notice={notice} />
        ))}
        {webhooks.map(({ event, endpoint }) => (
          <li key={`${event} ${endpoint}`} className="text-muted">
            {t("webhook", { endpoint, event: webhookEvent(event) })}
          </li>
        ))}
      </ul>
    </li>
  );
}

const ACTIONS = [
  "create",
  "complete",
  "claim",
  "release",
  "transfer",
  "delegate",
  "return",
  "add_signer",
  "send_back",
  "withdraw",
  "timer",
  "reminder",
  "escalate",
  "hook",
  "script",
  "children",
  "resolve",
  "retry",
  "skip",
] as const;

function Headline({ entry }: { entry: SimulatedEntry }) {
  const t = useTranslations("simulator.log");
  const words = useFlowWords();
  const { action, by, forUser, node, transition } = entry;
  const name = by === null ? "" : words.person(by);
  const actor = forUser === null ? name : t("standIn", { actor: name, person: words.person(forUser) });
  const key = ACTIONS.find((one) => one === action) ?? "other";
  return t.rich(`actions.${key}`, {
    actor,
    node: node === null ? "" : words.node(node),
    transition: transition === null ? "" : words.transition(transition),
    b: (chunks) => <b className="font-medium">{chunks}</b>,
  });
}
