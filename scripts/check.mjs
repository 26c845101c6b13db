import { installPackages } from "./launcher/install.mjs";
import { demandNode } from "./launcher/node-version.mjs";
import { createProgress } from "./launcher/progress.mjs";
import { INTERRUPTED, live } from "./process/lifetime.mjs";
import { stopWithNpm } from "./process/watch.mjs";
import { runChecks } from "./suites/checks.mjs";

await live(
  async (lifetime) => {
    demandNode();
    stopWithNpm(lifetime);
    const progress = createProgress();
    await installPackages(lifetime, progress);
    const { failed } = await runChecks(lifetime, progress);
    return failed === 0 ? 0 : 1;
  },
  { exitCodeWhenStopped: INTERRUPTED },
);
