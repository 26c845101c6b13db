// How fast the engine decides by itself, without a database: everything in one run, per second of one core.
import type { EngineCommand } from "@/lib/engine/commands";
import { step } from "@/lib/engine/decide";
import { type CompiledFlow, compileFlow, type ExecutableFlow } from "@/lib/engine/flow/compile";
import { EMPTY_TICKET, type TicketState, userPrincipal } from "@/lib/engine/model";
import { Refused } from "@/lib/engine/refusal";

const SECONDS = Number(process.env.BENCH_SECONDS ?? 2);
const AT = 1_000_000;
const person = (userId: number) => ({ userId, principals: [userPrincipal(userId)], standsFor: [] });
const compilers = { condition: () => () => ({ holds: false }), instant: () => () => null };

/** `size` task nodes in a row between start and end, each with a way back. */
function line(size: number, more: Partial<ExecutableFlow["nodes"][number]> = {}): ExecutableFlow {
  const tasks = Array.from({ length: size }, (_, index) => ({ key: `n${index}`, type: "task" as const, ...more }));
  const keys = ["start", ...tasks.map(({ key }) => key), "end"];
  const rest = { timer: null, condition: "", isDefault: false };
  const transitions = keys
    .slice(0, -1)
    .flatMap((from, index) => [
      { key: `${from}-on`, from, to: keys[index + 1] ?? "end", intent: "approve" as const, order: 2 * index, ...rest },
      ...(index < 2
        ? []
        : [{ key: `${from}-back`, from, to: "n0", intent: "reject" as const, order: 2 * index + 1, ...rest }]),
    ]);
  return { nodes: [{ key: "start", type: "start" }, ...tasks, { key: "end", type: "end" }], transitions };
}

let decisions = 0;

/** Decides, folds, and answers who may act with the same people everywhere. */
function play(flow: CompiledFlow, before: TicketState, command: EngineCommand, people: readonly number[]): TicketState {
  let state = before;
  for (let next: EngineCommand | null = command; next !== null; ) {
    const decided = step(state, next, flow);
    if (decided instanceof Refused) throw new Error(decided.refusal.code);
    decisions += 1;
    ({ state } = decided);
    const [awaited] = state.awaiting;
    next = awaited === undefined ? null : answer(awaited, people);
  }
  return state;
}

const answer = ({ token, seat }: TicketState["awaiting"][number], people: readonly number[]): EngineCommand => ({
  type: "AnswerAssignment",
  at: AT,
  token,
  seat,
  found: { principals: people.map(userPrincipal), people },
  instead: { nobody: [], requester: [], repeated: [] },
  managers: [userPrincipal(99)],
  isUnattended: false,
  round: 0,
});

function file(flow: CompiledFlow, people: readonly number[]): TicketState {
  const command = {
    type: "CreateTicket",
    at: AT,
    by: person(1),
    transition: "start-on",
    title: "",
    values: {},
  } as const;
  return play(flow, EMPTY_TICKET, command, people);
}

function press(flow: CompiledFlow, state: TicketState, people: readonly number[]): TicketState {
  const [task] = state.tasks;
  if (task === undefined) throw new Error("no task");
  const by = person(task.status === "claimed" ? task.assignee : 2);
  const command = { type: "CompleteTask", at: AT, by, task: task.no, title: null, values: {} } as const;
  return play(flow, state, { ...command, transition: `${task.node}-on` }, people);
}

function ticket(flow: CompiledFlow, people: readonly number[]): void {
  let state = file(flow, people);
  while (state.endedAt === null) state = press(flow, state, people);
}

/** Runs for a while after a while of warming up; runs per second of processor time, which other programs do not take. */
function rate(work: () => void): number {
  for (const end = performance.now() + 500; performance.now() < end; ) work();
  let runs = 0;
  const start = process.cpuUsage();
  for (const end = performance.now() + SECONDS * 1000; performance.now() < end; runs += 1) work();
  const { user, system } = process.cpuUsage(start);
  return runs / ((user + system) / 1e6);
}

const five = compileFlow(line(5), compilers);
decisions = 0;
ticket(five, [2]);
const perTicket = decisions;
const decided = rate(() => ticket(five, [2])) * perTicket;

const big = line(500);
const compileMs = 1000 / rate(() => compileFlow(big, compilers));

/** Microseconds per vote of a node that so many sign, asked all at once; the asking itself is not counted. */
function voteMicros(signers: number): number {
  const flow = compileFlow(line(1, { sharing: "all" }), compilers);
  const people = Array.from({ length: signers }, (_, index) => 100 + index);
  const asked = file(flow, people);
  const tickets = rate(() => {
    let state = asked;
    while (state.endedAt === null) state = press(flow, state, people);
  });
  return 1e6 / tickets / signers;
}

const [one, many] = [voteMicros(1), voteMicros(500)];
const rows = [
  ["what", "measured", "target", "ratio to target"],
  [
    "decide and evolve, five-node flow",
    `${Math.round(decided).toLocaleString("en")}/s`,
    "≥ 200,000/s",
    (decided / 200_000).toFixed(2),
  ],
  ["compile 500 nodes", `${compileMs.toFixed(2)} ms`, "< 50 ms", (compileMs / 50).toFixed(3)],
  ["a vote, one signer", `${one.toFixed(2)} µs`, "", ""],
  [
    "a vote, 500 signers",
    `${many.toFixed(2)} µs`,
    `≤ ${(10 * one).toFixed(2)} µs`,
    `${(many / one).toFixed(1)} × one signer`,
  ],
];
const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
for (const row of rows) console.log(row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  "));
