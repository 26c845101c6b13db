import path from "node:path";
import { PROJECT_ROOT } from "./project-root.mjs";

/**
 * The command that runs a TypeScript file of the project. Modules marked `server-only` may be imported, as in the application.
 * @param {string} file path below the project
 * @param {string[]} [args]
 * @returns {[string, string[]]}
 */
export function typescriptCommand(file, args = []) {
  return [
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", path.resolve(PROJECT_ROOT, file), ...args],
  ];
}
