import type { CompiledFlow } from "./compile";
import type { TicketEvent } from "./events";
import { evolve } from "./evolve";
import type { Task, TicketState, Token } from "./model";

/** The events one decision has produced so far, and the state after them. */
export class Course {
  readonly events: TicketEvent[] = [];

  constructor(
    public state: TicketState,
    readonly flow: CompiledFlow,
  ) {}

  add(event: TicketEvent): void {
    this.events.push(event);
    this.state = evolve(this.state, event);
  }

  nextNo(): number {
    return this.state.counter + 1;
  }

  token(no: number): Token {
    const token = this.state.tokens.find((entry) => entry.no === no);
    if (token === undefined) throw new Error(`no token ${no}`);
    return token;
  }

  task(no: number): Task {
    const task = this.state.tasks.find((entry) => entry.no === no);
    if (task === undefined) throw new Error(`no task ${no}`);
    return task;
  }
}
