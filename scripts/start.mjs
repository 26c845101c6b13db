import { buildApplication } from "./launcher/build.mjs";
import { fillInstallation } from "./launcher/fill.mjs";
import { installPackages } from "./launcher/install.mjs";
import { claimInstance } from "./launcher/instance.mjs";
import { demandNode } from "./launcher/node-version.mjs";
import { prepareDatabase } from "./launcher/prepare.mjs";
import { createProgress, formatSeconds } from "./launcher/progress.mjs";
import { readSettings } from "./launcher/settings.mjs";
import { startWebServer } from "./launcher/web-server.mjs";
import { FriendlyError } from "./process/friendly-error.mjs";
import { live } from "./process/lifetime.mjs";
import { stopWithNpm } from "./process/watch.mjs";

const mode = process.argv[2] === "dev" ? "dev" : "start";

await live(async (lifetime) => {
  const started = performance.now();
  const progress = createProgress();
  demandNode();
  stopWithNpm(lifetime);
  lifetime.signal.addEventListener("abort", () => progress.say("\n  Stopping …"));
  const settings = readSettings();
  const instance = await claimInstance(settings);
  progress.say("Skein");
  await installPackages(lifetime, progress);
  if (mode === "start") await buildApplication(lifetime, progress);
  const env = await prepareDatabase(lifetime, progress, settings);
  const welcome = await fillInstallation(lifetime, progress, settings, env);
  const server = await startWebServer(lifetime, { mode, port: settings.port, env, onSpawn: instance.recordServer });
  const lines = [
    "",
    `  Skein is ready on http://localhost:${settings.port} (${formatSeconds((performance.now() - started) / 1000)})`,
    ...welcome,
    "  Ctrl-C stops it.",
    "",
  ];
  for (const line of lines) progress.say(line);
  const { code, signal } = await Promise.race([server.exited, lifetime.untilStopped()]);
  throw new FriendlyError(`The web server has ended by itself (${signal ?? `exit code ${code}`}).`);
});
