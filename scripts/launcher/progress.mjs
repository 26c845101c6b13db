const LINE_EVERY_MS = 5_000;
const REDRAW_EVERY_MS = 200;
const QUIET_MS = 1_000;

/**
 * Tells a person what is going on. A terminal gets one line that is redrawn; a log gets a line every few seconds.
 * @param {{ write(text: string): unknown, isTTY?: boolean, columns?: number }} [stream]
 */
export function createProgress(stream = process.stdout) {
  const say = (line) => stream.write(`${line}\n`);

  /**
   * Runs `work`, showing `label`, the elapsed seconds and, where known, what is happening.
   * @template T
   * @param {string} label
   * @param {() => Promise<T>} work
   * @param {() => string} [detail]
   * @returns {Promise<T>}
   */
  async function step(label, work, detail = () => "") {
    const started = performance.now();
    const seconds = () => (performance.now() - started) / 1000;
    const stopShowing = stream.isTTY ? redraw(label, seconds, detail) : repeat(label, seconds, detail);
    try {
      const value = await work();
      stopShowing();
      say(`  ✓ ${label} (${formatSeconds(seconds())})`);
      return value;
    } catch (error) {
      stopShowing();
      say(`  ✗ ${label} (${formatSeconds(seconds())})`);
      throw error;
    }
  }

  function repeat(label, seconds, detail) {
    const first = setTimeout(() => say(`  … ${label}`), QUIET_MS);
    const timer = setInterval(() => say(describe(label, seconds(), detail())), LINE_EVERY_MS);
    return () => {
      clearTimeout(first);
      clearInterval(timer);
    };
  }

  function redraw(label, seconds, detail) {
    const draw = () =>
      stream.write(`\r\u001b[2K${describe(label, seconds(), detail()).slice(0, (stream.columns || 80) - 1)}`);
    const timer = setInterval(draw, REDRAW_EVERY_MS);
    return () => {
      clearInterval(timer);
      stream.write("\r\u001b[2K");
    };
  }

  return { say, step };
}

function describe(label, seconds, detail) {
  return `  … ${label}, ${Math.floor(seconds)} s${detail === "" ? "" : `: ${detail}`}`;
}

export function formatSeconds(seconds) {
  return `${seconds.toFixed(1)} s`;
}
