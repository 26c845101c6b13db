import type { Inngest, InngestFunction } from "inngest";

export interface ConformanceEvent {
  readonly name: string;
  readonly data?: Record<string, unknown>;
  readonly id?: string;
  readonly ts?: number;
}

/** What has to be seen on the wire of one function. */
export interface Condition {
  /** The function's id, without the app's. */
  readonly of: string;
  /** At least so many calls. */
  readonly calls?: number;
  /** At least so many runs whose end the SDK has answered. */
  readonly ended?: number;
}

/** Where a set is played: on the embedded runner with a clock that jumps, or on a server in real time. */
export interface Stage {
  /** Different in every play; to be part of ids and keys that a server remembers. */
  readonly mark: string;
  now(): number;
  send(events: ConformanceEvent | readonly ConformanceEvent[]): Promise<void>;
  signal(name: string, data: unknown): Promise<unknown>;
  /** Lets time pass, in milliseconds. */
  pass(ms: number): Promise<void>;
  /** Lets time pass until it has been seen; throws when it does not come. */
  until(condition: Condition): Promise<void>;
  /** How often the function has been called. */
  calls(functionId: string): number;
  /** When each run of the function was called first, in order, in milliseconds. */
  begun(functionId: string): number[];
  /** Keeps something seen that the wire does not show. */
  note(what: string, value: unknown): void;
}

/** Functions about one matter, and what happens to them. What an executor does with them must be the same on all. */
export interface ConformanceSet {
  readonly name: string;
  functions(inngest: Inngest): InngestFunction.Any[];
  play(stage: Stage): Promise<void>;
}

export const APP_ID = "conformance";

/** The name of the event that starts the function with this id. */
export const startOf = (functionId: string): string => `conformance/${functionId}`;
