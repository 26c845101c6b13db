import path from "node:path";
import { buildApplication } from "./launcher/build.mjs";
import { installPackages } from "./launcher/install.mjs";
import { demandNode } from "./launcher/node-version.mjs";
import { createProgress, formatSeconds } from "./launcher/progress.mjs";
import { FriendlyError } from "./process/friendly-error.mjs";
import { INTERRUPTED, live } from "./process/lifetime.mjs";
import { PROJECT_ROOT } from "./process/project-root.mjs";
import { stopWithNpm } from "./process/watch.mjs";
import { installBrowser } from "./suites/browser.mjs";
import { runChecks } from "./suites/checks.mjs";
import { runPlaywright } from "./suites/playwright.mjs";
import { checkScriptSizes } from "./suites/script-sizes.mjs";
import { runVitest } from "./suites/vitest.mjs";

const SUITES = {
  check: runChecks,
  unit: (lifetime) => runVitest(lifetime, "unit"),
  db: (lifetime) => runVitest(lifetime, "db"),
  launch: (lifetime) => runVitest(lifetime, "launch"),
  build: async (lifetime, progress) => {
    await buildApplication(lifetime, progress);
    const { passed, failed } = checkScriptSizes(path.join(PROJECT_ROOT, ".next"), progress.say);
    return { passed: passed + 1, failed, skipped: 0 };
  },
  e2e: async (lifetime, progress) => {
    await installBrowser(lifetime, progress);
    return runPlaywright(lifetime);
  },
};

await live(
  async (lifetime) => {
    demandNode();
    stopWithNpm(lifetime);
    const progress = createProgress();
    const names = chooseSuites(process.argv.slice(2));
    await installPackages(lifetime, progress);
    const counts = [];
    for (const name of names) counts.push(await runSuite(lifetime, progress, name));
    progress.say("\nSuites");
    for (const { name, failed, seconds } of counts) {
      progress.say(`  ${failed === 0 ? "✓" : "✗"} ${name.padEnd(6)}  ${formatSeconds(seconds)}`);
    }
    const sum = (key) => counts.reduce((total, count) => total + count[key], 0);
    progress.say(`\n${sum("passed")} passed, ${sum("failed")} failed, ${sum("skipped")} skipped`);
    return sum("failed") === 0 ? 0 : 1;
  },
  { exitCodeWhenStopped: INTERRUPTED },
);

function chooseSuites(wanted) {
  const known = Object.keys(SUITES);
  const unknown = wanted.filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw new FriendlyError(`There is no suite "${unknown.join('", "')}". There are ${known.join(", ")}.`);
  return wanted.length === 0 ? known : known.filter((name) => wanted.includes(name));
}

/** A suite that cannot even run is one failure, and the next suite still runs. */
async function runSuite(lifetime, progress, name) {
  const started = performance.now();
  const seconds = () => (performance.now() - started) / 1000;
  progress.say(`\n── ${name}`);
  try {
    return { name, ...(await SUITES[name](lifetime, progress)), seconds: seconds() };
  } catch (error) {
    lifetime.signal.throwIfAborted();
    progress.say(error instanceof FriendlyError ? error.message : String(error.stack));
    return { name, passed: 0, failed: 1, skipped: 0, seconds: seconds() };
  }
}
