import { spawnSync } from "node:child_process";
import path from "node:path";
import { env } from "@/lib/platform/env";
import type { ScriptLanguage } from "./script-run";

const SANDBOXES = path.join(process.cwd(), "lib/scripts/sandbox");
const PYODIDE = path.join(process.cwd(), "node_modules/pyodide");

/** Users, network and processes of its own; whoever it was mapped from, it is nobody inside. */
const NAMESPACES = [
  ...["unshare", "--user", "--net", "--pid", "--fork", "--kill-child"],
  ...["--map-user=65534", "--map-group=65534", "--"],
];

let hasNamespaces: boolean | undefined;

/** The command that starts a sandbox; null where this machine cannot shut a script of this language in. */
export function sandboxCommand(language: ScriptLanguage): string[] | null {
  const file = path.join(SANDBOXES, `${language}.mjs`);
  if (language === "javascript") return [process.execPath, file];
  const isolation = pythonIsolation();
  if (isolation === null) return null;
  const permission = process.allowedNodeEnvironmentFlags.has("--permission")
    ? "--permission"
    : "--experimental-permission";
  const flags = [
    ...[permission, `--allow-fs-read=${PYODIDE}/`, `--allow-fs-read=${SANDBOXES}/`],
    ...["--disallow-code-generation-from-strings", "--no-warnings"],
  ];
  return [...isolation, process.execPath, ...flags, file];
}

/** Without namespaces of its own a Python script has the network of this machine, so only an administrator may allow it. */
function pythonIsolation(): string[] | null {
  if (env.SCRIPTS_PYTHON === "off") return null;
  const [program = "", ...args] = NAMESPACES;
  hasNamespaces ??= process.platform === "linux" && spawnSync(program, [...args, "true"]).status === 0;
  if (hasNamespaces) return NAMESPACES;
  return env.SCRIPTS_PYTHON === "on" ? [] : null;
}
