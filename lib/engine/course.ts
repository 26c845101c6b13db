import type { CompiledFlow } from "./compile";
import type { TicketEvent } from "./events";
import { evolve } from "./evolve";
import type { TicketState } from "./model";

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
}
