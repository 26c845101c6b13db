import { installPackages } from "./launcher/install.mjs";
import { demandNode } from "./launcher/node-version.mjs";
import { prepareDatabase } from "./launcher/prepare.mjs";
import { createProgress } from "./launcher/progress.mjs";
import { readSettings } from "./launcher/settings.mjs";
import { startChild } from "./process/child.mjs";
import { FriendlyError } from "./process/friendly-error.mjs";
import { INTERRUPTED, live } from "./process/lifetime.mjs";
import { typescriptCommand } from "./process/typescript.mjs";
import { stopWithNpm } from "./process/watch.mjs";

// Progress goes to standard error: standard output belongs to the script.
await live(
  async (lifetime) => {
    demandNode();
    stopWithNpm(lifetime);
    const [file, ...args] = process.argv.slice(2);
    if (file === undefined) throw new FriendlyError("Say which script to run: node scripts/run.mjs scripts/name.ts …");
    const progress = createProgress(process.stderr);
    const settings = readSettings();
    await installPackages(lifetime, progress);
    const env = await prepareDatabase(lifetime, progress, settings);
    const { exited } = startChild(lifetime, ...typescriptCommand(file, args), { env, stdio: "inherit" });
    const { code } = await Promise.race([exited, lifetime.untilStopped()]);
    return code ?? 1;
  },
  { exitCodeWhenStopped: INTERRUPTED },
);
