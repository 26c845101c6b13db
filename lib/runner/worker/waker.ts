/** A pause that can be cut short. */
export class Waker {
  #isWoken = false;
  #end: (() => void) | undefined;

  /** Ends the current wait, or the next one at once if nobody is waiting. */
  readonly wake = (): void => {
    this.#isWoken = true;
    this.#end?.();
  };

  async wait(ms: number): Promise<void> {
    if (!this.#isWoken) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        this.#end = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.#end = undefined;
    this.#isWoken = false;
  }
}
