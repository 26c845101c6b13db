import type { FlowFile } from "@/lib/flows/exchange/flow-file";

type FlowFileInput = Pick<FlowFile, "skein" | "format"> & {
  flow: { name: string };
  definition: { format: 1; nodes: object[]; transitions: object[]; form: { fields: object[] } };
};

const COLUMNS = 25;
const FIELDS = 30;

/** Steps one after another in rows, from a start to an end; the rest of the transitions lead back to an earlier row. */
export function largeFlow(name: string, nodes: number, transitions: number): FlowFileInput {
  const fields = Array.from({ length: FIELDS }, (_, n) => ({ key: `f${n}`, type: "text", label: `Field ${n + 1}` }));
  const access = Object.fromEntries(fields.map(({ key }, n) => [key, n % 3 === 0 ? "edit" : "read"]));
  const last = nodes - 1;
  const steps = Array.from({ length: nodes }, (_, n) => {
    const position = { x: (n % COLUMNS) * 264, y: Math.floor(n / COLUMNS) * 136 };
    if (n === 0) return { key: "n0", name: "Start", type: "start", position, fields: access };
    if (n === last) return { key: `n${n}`, name: "End", type: "end", position };
    return { key: `n${n}`, name: `Step ${n}`, type: "task", position, who: [{ kind: "leader" }], fields: access };
  });
  const on = steps.slice(1).map((_, n) => ({
    ...{ key: `t${n}`, from: `n${n}`, to: `n${n + 1}` },
    ...(n === 0 ? { name: "Submit" } : { name: "Approve", intent: "approve" }),
  }));
  const back = Array.from({ length: transitions - on.length }, (_, n) => {
    const to = 1 + ((n * 2) % (last - COLUMNS - 1));
    return { key: `b${n}`, from: `n${to + COLUMNS}`, to: `n${to}`, name: "Reject", intent: "reject" };
  });
  const definition = { format: 1 as const, nodes: steps, transitions: [...on, ...back], form: { fields } };
  return { skein: "flow", format: 1, flow: { name }, definition };
}
