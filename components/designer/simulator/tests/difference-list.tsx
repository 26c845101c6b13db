"use client";

import { useTranslations } from "next-intl";
import type { Principal } from "@/lib/engine/model";
import type { Difference, Outcome } from "@/lib/simulator/schema";
import { useFlowWords } from "../use-flow-words";

type Props = { differences: readonly Difference[]; expected: Outcome };

/** What went otherwise than expected, in words. */
export function DifferenceList({ differences, expected }: Props) {
  const say = useSayDifference(expected);
  return (
    <ul className="flex list-disc flex-col gap-1 ps-9 text-list">
      {differences.map((difference) => {
        const text = say(difference);
        return <li key={text}>{text}</li>;
      })}
    </ul>
  );
}

function useSayDifference({ path }: Outcome): (difference: Difference) => string {
  const t = useTranslations("simulator.tests.differences");
  const tStatus = useTranslations("status");
  const words = useFlowWords();
  const places = (keys: readonly string[]) => (keys.length === 0 ? t("nowhere") : words.list(keys.map(words.node)));
  const people = (asked: readonly Principal[]) => (asked.length === 0 ? t("nobody") : words.principals(asked));
  const sayPath = ({ place, expected, actual }: Extract<Difference, { kind: "path" }>) => {
    const before = path[place - 1];
    if (expected === null) return t("pathLong", { actual: words.node(actual ?? "") });
    if (actual === null) return t("pathShort", { expected: words.node(expected) });
    const ways = { expected: words.node(expected), actual: words.node(actual) };
    return before === undefined ? t("path", ways) : t("pathAfter", { ...ways, before: words.node(before) });
  };
  return (difference) => {
    switch (difference.kind) {
      case "refused": {
        const reason = words.error(difference.error);
        return difference.step < 0
          ? t("refusedFiling", { reason })
          : t("refused", { step: difference.step + 1, reason });
      }
      case "path":
        return sayPath(difference);
      case "status": {
        const expected = tStatus(difference.expected);
        if (difference.actual === null) return t("statusNone", { expected });
        return t("status", { expected, actual: tStatus(difference.actual) });
      }
      case "at":
        return t("at", { expected: places(difference.expected), actual: places(difference.actual) });
      case "asked": {
        const { node, expected, actual } = difference;
        return t("asked", { node: words.node(node), expected: people(expected), actual: people(actual) });
      }
    }
  };
}
