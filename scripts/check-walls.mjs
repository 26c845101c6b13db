// Each wall in biome.json is proven by a violation that must be reported: a renamed option cannot pass silently.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const WALL_RULES =
  /^lint\/(style\/(noRestrictedImports|noRestrictedGlobals|useFilenamingConvention)|performance\/noBarrelFile)$/;

const root = fileURLToPath(new URL("..", import.meta.url));
const violations = JSON.parse(readFileSync(path.join(root, "scripts/walls/violations.json"), "utf8"));
const config = JSON.parse(readFileSync(path.join(root, "biome.json"), "utf8"));

const copy = mkdtempSync(path.join(tmpdir(), "skein-walls-"));
try {
  writeFileSync(
    path.join(copy, "biome.json"),
    JSON.stringify({ ...config, $schema: undefined, vcs: { enabled: false } }),
  );
  const written = violations.map(({ file, code, keepName }, index) => {
    const name = keepName ? path.basename(file) : `violation-${index}${path.extname(file)}`;
    const target = path.join(path.dirname(file), name);
    mkdirSync(path.join(copy, path.dirname(file)), { recursive: true });
    writeFileSync(path.join(copy, target), code);
    return target;
  });
  const reported = lint(copy);
  const missing = violations.filter((_, index) => !reported.has(written[index]));
  for (const { wall, file, code } of missing)
    console.error(`The wall "${wall}" does not stand: ${file} may say\n${code}`);
  console.log(`${violations.length - missing.length} of ${violations.length} walls stand`);
  process.exitCode = missing.length === 0 ? 0 : 1;
} finally {
  rmSync(copy, { recursive: true });
}

function lint(folder) {
  const biome = path.join(root, "node_modules/@biomejs/biome/bin/biome");
  const args = [biome, "lint", "--reporter=json", "--max-diagnostics=none", "."];
  const run = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
  const { diagnostics } = JSON.parse(run.stdout);
  const hits = diagnostics.filter(({ category, severity }) => WALL_RULES.test(category) && severity === "error");
  return new Set(hits.map(({ location }) => path.normalize(location.path.file ?? location.path)));
}
