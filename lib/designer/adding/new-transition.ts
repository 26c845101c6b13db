import { type FlowDefinition, type FlowNode, FlowTransition, type Intent } from "@/lib/flows/definition";
import { freeKey } from "./free-key";

/** What a new transition says, by what it leaves and what there is already; the words come from the reader's language. */
export type TransitionWords = Record<"submit" | "approve" | "reject" | "next" | "branch" | "otherwise", string>;

type Wanted = { from: string; to: string; words: TransitionWords };

/** A transition between two nodes with a key that is free, and what its first use most likely is. */
export function newTransition(definition: FlowDefinition, { from, to, words }: Wanted): FlowTransition {
  const source = definition.nodes.find(({ key }) => key === from);
  const leaving = definition.transitions.filter((transition) => transition.from === from);
  const { name, ...rest } = firstUse(source, leaving, words);
  return FlowTransition.parse({
    key: freeKey(`${from}-to-${to}`.slice(0, 56), new Set(definition.transitions.map(({ key }) => key))),
    from,
    to,
    name,
    order: leaving.reduce((last, { order }) => Math.max(last, order), 0) + 1,
    ...rest,
  });
}

type Use = { name: string; intent?: Intent; isDefault?: boolean; requireFields?: boolean };

function firstUse(source: FlowNode | undefined, leaving: readonly FlowTransition[], words: TransitionWords): Use {
  switch (source?.type) {
    case "start":
      return { name: words.submit, intent: "approve" };
    case "task":
      if (!leaving.some(({ intent }) => intent === "approve")) return { name: words.approve, intent: "approve" };
      if (!leaving.some(({ intent }) => intent === "reject")) {
        return { name: words.reject, intent: "reject", requireFields: false };
      }
      return { name: words.next };
    case "exclusive":
    case "inclusive":
      return leaving.some(({ isDefault }) => isDefault)
        ? { name: words.branch }
        : { name: words.otherwise, isDefault: true };
    default:
      return { name: words.next };
  }
}
