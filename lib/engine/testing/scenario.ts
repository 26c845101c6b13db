import { expect } from "vitest";
import type { AnswerAssignment, EngineCommand, FireTimer, FoundPeople, Person } from "../commands";
import { decide } from "../decide";
import type { TicketEvent } from "../events";
import { fold } from "../evolve";
import { type CompiledFlow, type Condition, compileFlow, type ExecutableFlow } from "../flow/compile";
import { brokenInvariants } from "../invariants";
import { EMPTY_TICKET, type Principal, type TicketState, type UserId, userPrincipal } from "../model";
import { type RefusalCode, Refused } from "../refusal";
import type { Clock } from "../time/hours";

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
export type ShortTransition = Partial<Transition> & Pick<Transition, "key" | "from" | "to">;

export const compilers = {
  condition: testCondition,
  instant: () => (value: unknown) => (typeof value === "number" ? value : null),
  clock: (calendarId: number) => openEvery(calendarId * HOUR),
};

/** A calendar of the tests: of every two spans so long the first is open, the second is not. */
export function openEvery(span: number): ReturnType<Clock> {
  const opening = (at: number) => (at % (2 * span) < span ? at : at - (at % (2 * span)) + 2 * span);
  const elapse = (at: number, ms: number): number => {
    const from = opening(at);
    const left = span - (from % (2 * span));
    return ms <= left ? from + ms : elapse(from + left, ms - left);
  };
  return { opening, elapse };
}

export function flowOf(nodes: Node[], transitions: ShortTransition[], clock: Clock = compilers.clock) {
  const complete = transitions.map((transition, order) => ({
    intent: "neutral" as const,
    order,
    timer: null,
    condition: "",
    isDefault: false,
    ...transition,
  }));
  return compileFlow({ nodes, transitions: complete }, { ...compilers, clock });
}

export const person = (userId: number, ...more: Principal[]): Person => ({
  userId,
  principals: [userPrincipal(userId), ...more],
  standsFor: [],
});

export const [ann, bob, eve, dan, fay] = [person(1), person(2), person(3), person(4), person(5)];
export const BOSS = 99;
export const boss = person(BOSS);

type Team = { candidates: Principal[]; people?: UserId[] };
/**
 * Who may act at a node, and whom its reminders tell. `people` are those behind the candidates; left out they are the
 * users among them.
 */
export type Staff = Record<string, Team & { isExternal?: boolean; escalation?: Team }>;

/** Plays commands on a flow; the staff answers who may act at a node, as the directory would. */
export class Scenario {
  state: TicketState = EMPTY_TICKET;
  readonly log: TicketEvent[] = [];
  at = 1_000_000;
  /** People who have left: they are never found. */
  readonly gone = new Set<UserId>();
  isUnattended = false;

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
    for (let round = 0; next !== null; round += 1) {
      if (round > 2000) throw new Error("assigning people does not come to an end");
      const events: readonly TicketEvent[] | Refused = decide(state, next, this.flow);
      if (events instanceof Refused) return events;
      state = fold(state, events);
      all.push(...events);
      next = this.assignment(state, all, command.at, round);
    }
    this.state = state;
    this.log.push(...all);
    const broken = brokenInvariants(state, this.flow);
    if (broken.length > 0) expect({ broken, command, state }).toEqual({ broken: [] });
    return all;
  }

  /** Folding the whole log gives the state. */
  checkLog(): void {
    expect(fold(EMPTY_TICKET, this.log)).toEqual(this.state);
  }

  refuses(command: EngineCommand, code: RefusalCode): void {
    const before = this.state;
    const answer = this.attempt(command);
    expect(answer).toBeInstanceOf(Refused);
    expect((answer as Refused).refusal.code).toBe(code);
    expect(this.state).toBe(before);
  }

  private assignment(
    state: TicketState,
    events: readonly TicketEvent[],
    at: number,
    round: number,
  ): EngineCommand | null {
    const [awaited] = state.awaiting;
    if (awaited === undefined) return null;
    const { token: no, seat } = awaited;
    const token = state.tokens.find((entry) => entry.no === no);
    const request = events.findLast(
      (event) => event.type === "AssignmentRequested" && event.token === no && event.seat === seat,
    );
    if (token === undefined || request?.type !== "AssignmentRequested") throw new Error("nobody asked");
    const base = { at, token: no, seat, managers: [userPrincipal(BOSS)], isUnattended: this.isUnattended };
    const rest = { ...base, instead: { nobody: [], requester: [], repeated: [] }, round };
    const answer = (candidates: Principal[], people: UserId[]): AnswerAssignment => {
      return { type: "AnswerAssignment", ...rest, found: this.found({ candidates, people }) };
    };
    const who = token.seats.find((entry) => entry.no === seat)?.person ?? null;
    if (who !== null) return answer([userPrincipal(who)], [who]);
    if (request.given !== null) return answer(request.given.map(userPrincipal), [...request.given]);
    const isRemembered = request.preferred !== null && !this.gone.has(request.preferred);
    if (isRemembered && request.preferred !== null)
      return answer([userPrincipal(request.preferred)], [request.preferred]);
    const node = token.node;
    if (node === this.flow.start) return answer([userPrincipal(state.requester)], [state.requester]);
    const { candidates, people, isExternal } = this.staff[node] ?? { candidates: [userPrincipal(ann.userId)] };
    if (isExternal && seat === null) return { type: "DeferAssignment", at, token: no };
    return answer(candidates, people ?? usersIn(candidates));
  }

  private found({ candidates, people = usersIn(candidates) }: Team): FoundPeople {
    const active = people.filter((id) => !this.gone.has(id));
    const principals = candidates.filter((p) => p.type !== "user" || active.includes(p.id));
    return { principals: active.length > 0 ? principals : [], people: active };
  }

  /** Fires a timer; the staff answers whom a reminder tells. */
  fire(timer: number, at = this.at): FireTimer {
    const no = this.state.timers.find((entry) => entry.no === timer)?.token;
    const node = this.state.tokens.find((token) => token.no === no)?.node ?? "";
    const found = this.found(this.staff[node]?.escalation ?? { candidates: [] });
    return { type: "FireTimer", at, timer, escalation: { found, managers: [userPrincipal(BOSS)] } };
  }

  where(): string[] {
    return this.state.tokens.map((token) => token.node);
  }

  /** The live task of a person, or else the first one. */
  taskNo(of?: Person): number {
    const task =
      of === undefined
        ? this.state.tasks[0]
        : this.state.tasks.find((entry) => entry.status === "claimed" && entry.assignee === of.userId);
    if (task === undefined) throw new Error("no such live task");
    return task.no;
  }

  taskAt(node: string): number {
    const task = this.state.tasks.find((entry) => entry.node === node);
    if (task === undefined) throw new Error(`no live task at ${node}`);
    return task.no;
  }

  /** Who has a live task now. */
  assignees(): number[] {
    return this.state.tasks.flatMap((task) => (task.status === "claimed" ? [task.assignee] : []));
  }

  submit(values: Record<string, number> = {}, transition: string | null = "submit"): EngineCommand {
    return { type: "CreateTicket", at: this.at, by: ann, transition, title: "A ticket", values };
  }

  press(transition: string, by: Person, task = this.taskNo(), values: Record<string, number> = {}): EngineCommand {
    return { type: "CompleteTask", at: this.at, by, task, transition, title: null, values };
  }

  claim(by: Person, task = this.taskNo()): EngineCommand {
    return { type: "ClaimTask", at: this.at, by, task };
  }
}

const usersIn = (principals: Principal[]) => principals.flatMap(({ type, id }) => (type === "user" ? [id] : []));

export const users = (...people: Person[]): Principal[] => people.map(({ userId }) => userPrincipal(userId));
