import { expect } from "vitest";
import type { EngineCommand, Person } from "../commands";
import { type CompiledFlow, type Condition, compileFlow, type ExecutableFlow } from "../compile";
import { decide } from "../decide";
import type { TicketEvent } from "../events";
import { fold } from "../evolve";
import { brokenInvariants } from "../invariants";
import { EMPTY_TICKET, type Principal, type TicketState } from "../model";
import { type RefusalCode, Refused } from "../refusal";

export const HOUR = 3_600_000;

/** A condition of the tests: `days > 3`, on a number field. */
export function testCondition(source: string): Condition {
  const [key = "", operator, limit] = source.split(" ");
  return ({ values }) => {
    const value = values[key];
    if (typeof value !== "number") return { error: `${key} is no number` };
    return { holds: operator === ">" ? value > Number(limit) : value <= Number(limit) };
  };
}

type Node = ExecutableFlow["nodes"][number];
type Transition = ExecutableFlow["transitions"][number];

export function flowOf(nodes: Node[], transitions: (Partial<Transition> & Pick<Transition, "key" | "from" | "to">)[]) {
  const complete = transitions.map((transition, order) => ({
    intent: "neutral" as const,
    order,
    timer: null,
    condition: "",
    isDefault: false,
    ...transition,
  }));
  return compileFlow({ nodes, transitions: complete }, testCondition);
}

export const person = (userId: number, ...more: Principal[]): Person => ({
  userId,
  principals: [{ type: "user", id: userId }, ...more],
});

export const [ann, bob, eve] = [person(1), person(2), person(3)];

export type Staff = Record<string, { candidates: Principal[]; mustClaim?: boolean }>;

/** Plays commands on a flow; the staff answers who may act at a node, as the directory would. */
export class Scenario {
  state: TicketState = EMPTY_TICKET;
  readonly log: TicketEvent[] = [];
  at = 1_000_000;

  constructor(
    readonly flow: CompiledFlow,
    readonly staff: Staff,
  ) {}

  given(...commands: EngineCommand[]): this {
    for (const command of commands) this.play(command);
    return this;
  }

  play(command: EngineCommand): readonly TicketEvent[] {
    const events = this.attempt(command);
    if (events instanceof Refused) throw new Error(`refused: ${JSON.stringify(events.refusal)}`);
    return events;
  }

  /** Decides and assigns until the ticket rests; checks the invariants and that the log folds to the state. */
  attempt(command: EngineCommand): readonly TicketEvent[] | Refused {
    const all: TicketEvent[] = [];
    let next: EngineCommand | null = command;
    let state = this.state;
    while (next !== null) {
      const events: readonly TicketEvent[] | Refused = decide(state, next, this.flow);
      if (events instanceof Refused) return events;
      state = fold(state, events);
      all.push(...events);
      next = this.assignment(state, command.at);
    }
    this.state = state;
    this.log.push(...all);
    expect(brokenInvariants(state, this.flow)).toEqual([]);
    expect(fold(EMPTY_TICKET, this.log)).toEqual(state);
    return all;
  }

  refuses(command: EngineCommand, code: RefusalCode): void {
    const before = this.state;
    const answer = this.attempt(command);
    expect(answer).toBeInstanceOf(Refused);
    expect((answer as Refused).refusal.code).toBe(code);
    expect(this.state).toBe(before);
  }

  private assignment(state: TicketState, at: number): EngineCommand | null {
    const [token] = state.awaiting;
    if (token === undefined) return null;
    const node = state.tokens.find((entry) => entry.no === token)?.node ?? "";
    const request = this.staff[node] ?? { candidates: [{ type: "user", id: ann.userId }] };
    const [only] = request.candidates;
    const assignee = request.candidates.length === 1 && only?.type === "user" ? only.id : null;
    return {
      type: "OpenTask",
      at,
      token,
      candidates: request.candidates,
      assignee,
      mustClaim: request.mustClaim ?? false,
      isFallback: false,
    };
  }

  where(): string[] {
    return this.state.tokens.map((token) => token.node);
  }

  taskNo(): number {
    const [task] = this.state.tasks;
    if (task === undefined) throw new Error("no live task");
    return task.no;
  }

  submit(values: Record<string, number> = {}, transition = "submit"): EngineCommand {
    return { type: "CreateTicket", at: this.at, by: ann, transition, title: "A ticket", values };
  }

  press(transition: string, by: Person, task = this.taskNo(), values: Record<string, number> = {}): EngineCommand {
    return { type: "CompleteTask", at: this.at, by, task, transition, title: null, values };
  }

  claim(by: Person, task = this.taskNo()): EngineCommand {
    return { type: "ClaimTask", at: this.at, by, task };
  }
}
