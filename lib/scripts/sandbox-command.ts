import { spawnSync } from "node:child_process";
import { realpathSync } from "node:fs";
import path from "node:path";
import { env } from "@/lib/platform/env";
import type { ScriptLanguage } from "./script-run";

const SANDBOXES = "lib/scripts/sandbox";
const PACKAGES = { javascript: ["quickjs-emscripten-core", "@jitl"], python: ["pyodide"] } as const;
const NODE = realpathSync(process.execPath);
/** What the process around a script needs itself. */
const ALLOWANCE_BYTES = 512 * 2 ** 20;

const UNSHARE = ["unshare", "--user", "--net", "--pid", "--fork", "--kill-child"];
/** Whoever it was mapped from, it is nobody inside. */
const WITHOUT_NETWORK = [...UNSHARE, "--map-user=65534", "--map-group=65534", "--"];

/**
 * The command that starts a sandbox; null where this machine cannot shut a script of this language in. However the
 * script gets hold of memory, the system gives the process no more than `memoryBytes` and what the process needs itself.
 */
export function sandboxCommand(language: ScriptLanguage, memoryBytes: number): string[] | null {
  const sandboxes = folder(SANDBOXES);
  const packages = PACKAGES[language].map((name) => folder("node_modules", name));
  const folders = [sandboxes, ...packages];
  const isolation = isolationOf(language, sandboxes, folders);
  if (isolation === null) return null;
  const permission = process.allowedNodeEnvironmentFlags.has("--permission")
    ? "--permission"
    : "--experimental-permission";
  const flags = [
    ...[permission, ...folders.map((readable) => `--allow-fs-read=${readable}/`)],
    ...["--disallow-code-generation-from-strings", "--no-warnings"],
  ];
  return [...limitOf(memoryBytes), ...isolation, NODE, ...flags, path.join(sandboxes, `${language}.mjs`)];
}

/** Found when it is needed: nothing of it goes into the bundle. */
function folder(...parts: string[]): string {
  return realpathSync(path.join(/* turbopackIgnore: true */ process.cwd(), ...parts));
}

/**
 * Users, network, processes and files of its own, as far as this machine gives them. JavaScript does without; a Python
 * script would have the network of this machine, so only an administrator may allow that.
 */
function isolationOf(language: ScriptLanguage, sandboxes: string, folders: string[]): readonly string[] | null {
  if (language === "python" && env.SCRIPTS_PYTHON === "off") return null;
  const shutIn = ["/bin/sh", path.join(sandboxes, "shut-in.sh"), path.dirname(NODE), ...folders, "--"];
  const withoutFiles = [...UNSHARE, "--mount", "--propagation", "private", "--map-root-user", "--", ...shutIn];
  if (works(withoutFiles)) return withoutFiles;
  if (works(WITHOUT_NETWORK)) return WITHOUT_NETWORK;
  return language === "javascript" || env.SCRIPTS_PYTHON === "on" ? [] : null;
}

/** It ends with the process that started it, however that ends, and gets no more memory than this. */
function limitOf(memoryBytes: number): string[] {
  const heir = ["setpriv", "--pdeathsig", "KILL", "--"];
  const limit = ["prlimit", `--data=${memoryBytes + ALLOWANCE_BYTES}`, "--core=0", "--"];
  return [heir, limit].filter(works).flat();
}

const EMPTY = {} as NodeJS.ProcessEnv;
const known = new Map<string, boolean>();

/** Whether programs run behind this command here. */
function works(command: readonly string[]): boolean {
  const [program = "", ...args] = command;
  const key = command.join(" ");
  const answer = known.get(key) ?? spawnSync(program, [...args, NODE, "--version"], { env: EMPTY }).status === 0;
  known.set(key, answer);
  return answer;
}
