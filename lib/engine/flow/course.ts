import type { TicketEvent } from "../events";
import { evolveInPlace } from "../evolve";
import type { Task, TicketState, Token } from "../model";
import type { CompiledFlow } from "./compile";

/** The events one decision has produced so far, and the state after them. */
export class Course {
  readonly events: TicketEvent[] = [];
  /** Its parts are replaced, never changed: what was read of it before stays as it was. */
  readonly state: TicketState;

  constructor(
    state: TicketState,
    readonly flow: CompiledFlow,
  ) {
    this.state = { ...state };
  }

  add(event: TicketEvent): void {
    this.events.push(event);
    evolveInPlace(this.state, event);
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
