import type { Person } from "../commands";
import type { ExecutableNode } from "../flow/compile";
import { bob, dan, eve, flowOf, HOUR, Scenario, users } from "./scenario";

/** One node that people sign: `agree` and `fine` approve, `refuse` goes back to the requester, `stay` only saves. */
export function signedFlow(node: Partial<ExecutableNode>) {
  return flowOf(
    [
      { key: "start", type: "start" },
      { key: "sign", type: "task", maySendBack: true, mayWithdraw: true, ...node },
      { key: "late", type: "end" },
      { key: "end", type: "end" },
    ],
    [
      { key: "submit", from: "start", to: "sign" },
      { key: "agree", from: "sign", to: "end", intent: "approve" },
      { key: "fine", from: "sign", to: "end", intent: "approve" },
      { key: "refuse", from: "sign", to: "start", intent: "reject" },
      { key: "stay", from: "sign", to: "sign" },
      { key: "out", from: "sign", to: "late", timer: { afterSeconds: HOUR / 1000, resetOn: "never" } },
    ],
  );
}

/** A ticket that waits at that node for people. */
export function signedBy(node: Partial<ExecutableNode>, people: readonly Person[] = [bob, eve, dan]): Scenario {
  const s = new Scenario(signedFlow(node), { sign: { candidates: users(...people) } });
  return s.given(s.submit());
}
