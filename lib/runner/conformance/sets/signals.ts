import { type ConformanceSet, startOf } from "../conformance-set";

/** A signal that comes, one that does not, and one nobody waits for. */
export const signals: ConformanceSet = {
  name: "signals",
  functions: (inngest) => [
    inngest.createFunction(
      { id: "signalled", retries: 0, triggers: [{ event: startOf("signalled") }] },
      async ({ event, step }) => {
        const signal = await step.waitForSignal("signal", {
          signal: event.data.signal,
          timeout: event.data.timeout,
          onConflict: "fail",
        });
        return signal?.data ?? "none came";
      },
    ),
  ],
  async play(stage) {
    const signal = `signal-${stage.mark}`;
    await stage.send([
      { name: startOf("signalled"), data: { signal, timeout: "30s" } },
      { name: startOf("signalled"), data: { signal: `none-${stage.mark}`, timeout: "2s" } },
    ]);
    await stage.until({ of: "signalled", calls: 2 });
    await stage.pass(1_000);
    await stage.signal(signal, { well: true });
    await stage.until({ of: "signalled", ended: 2 });
  },
};
