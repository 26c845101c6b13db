export interface Waker {
  /** Ends the current wait, or the next one at once if nobody is waiting. */
  wake(): void;
  wait(ms: number): Promise<void>;
}

export function createWaker(): Waker {
  let isWoken = false;
  let end: (() => void) | undefined;

  function wake(): void {
    isWoken = true;
    end?.();
  }

  async function wait(ms: number): Promise<void> {
    if (!isWoken) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        end = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    end = undefined;
    isWoken = false;
  }

  return { wake, wait };
}
