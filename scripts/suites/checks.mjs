import path from "node:path";
import { formatSeconds } from "../launcher/progress.mjs";
import { runChild } from "../process/child.mjs";
import { FriendlyError } from "../process/friendly-error.mjs";
import { PROJECT_ROOT } from "../process/project-root.mjs";

const AT_ONCE = 2;

const inModules = (...parts) => path.join(PROJECT_ROOT, "node_modules", ...parts);

/** Each check is a list of Node programs that must all succeed. Slow ones come first. */
const CHECKS = [
  {
    name: "types",
    steps: [
      [inModules("next", "dist", "bin", "next"), "typegen"],
      [inModules("typescript", "bin", "tsc"), "--noEmit", "--incremental", "false"],
    ],
  },
  { name: "unused code (knip)", steps: [[inModules("knip", "bin", "knip.js")]] },
  { name: "import walls", steps: [[path.join(PROJECT_ROOT, "scripts", "check-walls.mjs")]] },
  { name: "sizes", steps: [[path.join(PROJECT_ROOT, "scripts", "check-sizes.mjs")]] },
  { name: "migrations", steps: [[path.join(PROJECT_ROOT, "scripts", "check-migrations.mjs")]] },
  {
    name: "style (biome)",
    steps: [[inModules("@biomejs", "biome", "bin", "biome"), "check", "--error-on-warnings", "."]],
  },
];

/**
 * Runs the static checks, two at a time, saying how each went.
 * @param {import("../process/lifetime.mjs").Lifetime} lifetime
 * @param {ReturnType<typeof import("../launcher/progress.mjs").createProgress>} progress
 */
export async function runChecks(lifetime, progress) {
  const waiting = [...CHECKS];
  const count = { passed: 0, failed: 0, skipped: 0 };
  const takeNext = async () => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      count[(await runCheck(lifetime, progress, check)) ? "passed" : "failed"] += 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, takeNext));
  return count;
}

async function runCheck(lifetime, progress, { name, steps }) {
  const started = performance.now();
  const took = () => formatSeconds((performance.now() - started) / 1000);
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1" };
  try {
    for (const step of steps) await runChild(lifetime, process.execPath, step, { env, failure: `${name} failed` });
    progress.say(`  ✓ ${name} (${took()})`);
    return true;
  } catch (error) {
    if (!(error instanceof FriendlyError)) throw error;
    progress.say(`  ✗ ${name} (${took()})\n\n${error.message}\n`);
    return false;
  }
}
