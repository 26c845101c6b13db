import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";

const ROOT = path.resolve(import.meta.dirname, "../..");

export type Instance = {
  baseUrl: string;
  /** What the launcher has printed so far. */
  output(): string;
  /** Runs one of the project's scripts on the instance's database, as `npm run` would. */
  run(script: string, ...args: string[]): Promise<string>;
  stop(): Promise<number | null>;
};

type Options = { port: number; folder: string; environment?: Record<string, string> };

/** A second Skein beside the one under test: its own port, its own data, started by the same launcher. */
export async function startInstance({ port, folder, environment = {} }: Options): Promise<Instance> {
  rmSync(path.join(ROOT, folder), { recursive: true, force: true });
  const env = {
    ...process.env,
    DATABASE_URL: "",
    SKEIN_DEMO: "off",
    PORT: String(port),
    SKEIN_DATA: folder,
    ...environment,
  };
  const child = spawn(process.execPath, ["scripts/start.mjs"], { cwd: ROOT, env, stdio: ["ignore", "pipe", "pipe"] });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (text += String(chunk)));
  const exited = once(child, "exit");
  const baseUrl = `http://localhost:${port}`;
  await Promise.race([
    untilHealthy(baseUrl),
    exited.then(([code]) => {
      throw new Error(`the instance ended with ${code}:\n${text}`);
    }),
  ]);
  return {
    baseUrl,
    output: () => text,
    run: async (script, ...args) => {
      const run = promisify(execFile)(process.execPath, ["scripts/run.mjs", script, ...args], { cwd: ROOT, env });
      return (await run).stdout;
    },
    stop: async () => {
      child.kill("SIGTERM");
      const [code] = await exited;
      rmSync(path.join(ROOT, folder), { recursive: true, force: true });
      return code;
    },
  };
}

async function untilHealthy(baseUrl: string): Promise<void> {
  for (const deadline = Date.now() + 120_000; Date.now() < deadline; ) {
    const answer = await fetch(`${baseUrl}/api/health`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error("the instance is not well");
}
