/** A value, and for how long it may be told again. */
export type Fresh<Value> = { value: Value; forMs: number };

type Entry<Value> = { answer: Promise<Value>; until: number };

/**
 * Answers kept for a short time in this process, at most so many, the ones longest unused let go first. Who asks while
 * the same is being asked waits for that answer. What fails is not kept.
 */
export class ShortCache<Value> {
  readonly #entries = new Map<string, Entry<Value>>();
  readonly #most: number;
  readonly #now: () => number;

  constructor(most: number, now = () => Date.now()) {
    this.#most = most;
    this.#now = now;
  }

  get size(): number {
    return this.#entries.size;
  }

  async get(key: string, ask: () => Promise<Fresh<Value>>): Promise<Value> {
    const known = this.#entries.get(key);
    this.#entries.delete(key);
    const entry = known !== undefined && known.until > this.#now() ? known : this.#ask(key, ask);
    this.#entries.set(key, entry);
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= this.#most) break;
      this.#entries.delete(oldest);
    }
    return entry.answer;
  }

  clear(): void {
    this.#entries.clear();
  }

  #ask(key: string, ask: () => Promise<Fresh<Value>>): Entry<Value> {
    const asking = Promise.resolve().then(ask);
    const entry: Entry<Value> = { answer: asking.then(({ value }) => value), until: Infinity };
    asking.then(
      ({ forMs }) => {
        entry.until = this.#now() + forMs;
      },
      () => {
        if (this.#entries.get(key) === entry) this.#entries.delete(key);
      },
    );
    return entry;
  }
}
