"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { SimulatedEntry } from "@/lib/simulator/schema";
import { useFlowWords } from "../use-flow-words";

/** Where the ticket went, who is asked, and what the clock will do, a line each. */
export function Consequences({ entry }: { entry: SimulatedEntry }) {
  const t = useTranslations("simulator.log");
  const tBecause = useTranslations("simulator.tasks.because");
  const tStatus = useTranslations("status");
  const words = useFlowWords();
  const format = useFormatter();
  const whenOf = (at: number) => format.dateTime(at, { dateStyle: "medium", timeStyle: "short" });
  const { moves, asked, passed, copied, reminded, failedConditions, armed, children, failure, status } = entry;
  const lines: ReactNode[] = [
    ...(moves.length === 0 ? [] : [t("moves", { nodes: moves.map(({ to }) => words.node(to)).join(" → ") })]),
    ...failedConditions.map(({ transition, reason }) =>
      t("condition", { transition: words.transition(transition), reason }),
    ),
    ...passed.map(({ node, why, transition }) =>
      t(`passed.${why}`, { node: words.node(node), transition: words.transition(transition) }),
    ),
    ...asked.map(({ node, assignee, candidates, mustClaim, because }) => {
      const people = assignee === null ? words.principals(candidates) : words.person(assignee);
      const line = t(mustClaim ? "askedToClaim" : "asked", { node: words.node(node), people });
      if (because === "rules") return line;
      return (
        <>
          {line} <span className="text-muted">({tBecause(because)})</span>
        </>
      );
    }),
    ...(copied.length === 0 ? [] : [t("copied", { people: words.principals(copied) })]),
    ...(reminded.length === 0 ? [] : [t("told", { people: words.principals(reminded) })]),
    ...armed.map(({ node, transition, dueAt }) =>
      transition === null
        ? t("armedReminder", { node: words.node(node), when: whenOf(dueAt) })
        : t("armed", { node: words.node(node), transition: words.transition(transition), when: whenOf(dueAt) }),
    ),
    ...children.map(({ flowName, title, requesterId, refusal }) => {
      const of = { flow: flowName, person: words.person(requesterId) };
      if (refusal !== null) return t("childRefused", { ...of, reason: words.error(refusal) });
      return title === "" ? t("childUntitled", of) : t("child", { ...of, title });
    }),
    ...(failure === null || failure === "" ? [] : [t("failure", { reason: failure })]),
    ...(status === null ? [] : [t("status", { status: tStatus(status) })]),
  ];
  return lines.map((line, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: an entry never changes.
    <li key={index} className="wrap-anywhere">
      {line}
    </li>
  ));
}
