import { spawnSync } from "node:child_process";
import { realpathSync } from "node:fs";
import path from "node:path";
import { env } from "@/lib/platform/env";
import type { ScriptLanguage } from "./script-run";

const SANDBOXES = path.join(process.cwd(), "lib/scripts/sandbox");
const PYODIDE = path.join(process.cwd(), "node_modules/pyodide");
const NODE = realpathSync(process.execPath);
/** What the process around a script needs itself. */
const ALLOWANCE_BYTES = 512 * 2 ** 20;

const UNSHARE = ["unshare", "--user", "--net", "--pid", "--fork", "--kill-child"];
/** Users, network, processes and files of its own: no file of this machine but the libraries and what Python needs. */
const WITHOUT_FILES = [
  ...UNSHARE,
  ...["--mount", "--propagation", "private", "--map-root-user", "--"],
  ...["/bin/sh", path.join(SANDBOXES, "shut-in.sh"), path.dirname(NODE), PYODIDE, SANDBOXES, "--"],
];
/** The same without a file system of its own; whoever it was mapped from, it is nobody inside. */
const WITHOUT_NETWORK = [...UNSHARE, "--map-user=65534", "--map-group=65534", "--"];

/**
 * The command that starts a sandbox; null where this machine cannot shut a script of this language in. However the
 * script gets hold of memory, the system gives the process no more than `memoryBytes` and what the process needs itself.
 */
export function sandboxCommand(language: ScriptLanguage, memoryBytes: number): string[] | null {
  const file = path.join(SANDBOXES, `${language}.mjs`);
  const limit = limitOf(memoryBytes);
  if (language === "javascript") return [...limit, NODE, file];
  const isolation = pythonIsolation();
  if (isolation === null) return null;
  const permission = process.allowedNodeEnvironmentFlags.has("--permission")
    ? "--permission"
    : "--experimental-permission";
  const flags = [
    ...[permission, `--allow-fs-read=${PYODIDE}/`, `--allow-fs-read=${SANDBOXES}/`],
    ...["--disallow-code-generation-from-strings", "--no-warnings"],
  ];
  return [...limit, ...isolation, NODE, ...flags, file];
}

/** Without namespaces of its own a Python script has the network of this machine, so only an administrator may allow it. */
function pythonIsolation(): readonly string[] | null {
  if (env.SCRIPTS_PYTHON === "off") return null;
  if (works(WITHOUT_FILES)) return WITHOUT_FILES;
  if (works(WITHOUT_NETWORK)) return WITHOUT_NETWORK;
  return env.SCRIPTS_PYTHON === "on" ? [] : null;
}

function limitOf(memoryBytes: number): string[] {
  const limit = ["prlimit", `--data=${memoryBytes + ALLOWANCE_BYTES}`, "--core=0", "--"];
  return works(limit) ? limit : [];
}

const known = new Map<string, boolean>();

/** Whether programs run behind this command here. */
function works(command: readonly string[]): boolean {
  const [program = "", ...args] = command;
  const key = command.join(" ");
  const answer = known.get(key) ?? spawnSync(program, [...args, NODE, "--version"], { env: EMPTY }).status === 0;
  known.set(key, answer);
  return answer;
}

const EMPTY = {} as NodeJS.ProcessEnv;
