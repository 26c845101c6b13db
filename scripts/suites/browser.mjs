import { existsSync, readFileSync } from "node:fs";
import { runChild } from "../process/child.mjs";
import { FriendlyError } from "../process/friendly-error.mjs";
import { PLAYWRIGHT } from "./playwright.mjs";

const DEBIAN_CHROMIUM = "/usr/bin/chromium";

/**
 * Sees to it that there is a browser: Debian's own package where we may install it, Playwright's download elsewhere.
 * @param {import("../process/lifetime.mjs").Lifetime} lifetime
 * @param {ReturnType<typeof import("../launcher/progress.mjs").createProgress>} progress
 */
export async function installBrowser(lifetime, progress) {
  if (process.env.CHROMIUM_PATH || existsSync(DEBIAN_CHROMIUM)) return;
  if (isDebianRoot() && (await isInstalledByApt(lifetime, progress))) return;
  const dependencies = process.platform === "linux" && process.getuid?.() === 0 ? ["--with-deps"] : [];
  await follow(progress, "Installing Playwright's Chromium", (onOutput) =>
    runChild(lifetime, process.execPath, [PLAYWRIGHT, "install", ...dependencies, "chromium"], {
      onOutput,
      failure: "No browser could be installed. Set CHROMIUM_PATH to one",
    }),
  );
}

async function isInstalledByApt(lifetime, progress) {
  const apt =
    (...args) =>
    (onOutput) =>
      runChild(lifetime, "apt-get", args, {
        env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
        onOutput,
        failure: `apt-get ${args[0]} failed`,
      });
  try {
    await follow(progress, "Reading the package lists", apt("update"));
    await follow(progress, "Installing chromium", apt("install", "-y", "--no-install-recommends", "chromium"));
    return true;
  } catch (error) {
    if (!(error instanceof FriendlyError)) throw error;
    progress.say(error.message);
    return false;
  }
}

function follow(progress, label, run) {
  let lastLine = "";
  const onOutput = (text) => {
    lastLine = text.trim().split("\n").at(-1) || lastLine;
  };
  return progress.step(
    label,
    () => run(onOutput),
    () => lastLine,
  );
}

function isDebianRoot() {
  if (process.getuid?.() !== 0 || !existsSync("/etc/os-release")) return false;
  return /^ID="?debian"?$/m.test(readFileSync("/etc/os-release", "utf8"));
}
