// Files and folders stay small enough to be read at a glance; see CONTRIBUTING.md.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const ROOMS = ["app", "bench", "components", "db", "e2e", "inngest", "lib", "scripts"];
const CODE = /\.(ts|tsx|mjs|js)$/;
const TEST = /\.(test|spec)\.tsx?$/;
const MOST_LINES = 350;
const MOST_LINES_OF_A_TEST = 600;
const MOST_FILES = 15;

const root = fileURLToPath(new URL("..", import.meta.url));
const folders = ROOMS.flatMap((room) => withThoseBelow(room));
const complaints = folders.flatMap((folder) => [...crowdIn(folder), ...longFilesIn(folder)]);
for (const complaint of complaints) console.error(complaint);
console.log(`${folders.length} folders were looked at, ${complaints.length} complaints`);
process.exitCode = complaints.length === 0 ? 0 : 1;

function withThoseBelow(folder) {
  const below = readdirSync(path.join(root, folder), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return [folder, ...below.flatMap(({ name }) => withThoseBelow(path.join(folder, name)))];
}

function codeIn(folder) {
  return readdirSync(path.join(root, folder)).filter((name) => CODE.test(name));
}

function crowdIn(folder) {
  const count = codeIn(folder).filter((name) => !TEST.test(name)).length;
  return count > MOST_FILES ? [`${folder} holds ${count} files; sort them into folders of at most ${MOST_FILES}`] : [];
}

function longFilesIn(folder) {
  return codeIn(folder).flatMap((name) => {
    const lines = readFileSync(path.join(root, folder, name), "utf8")
      .trimEnd()
      .split("\n").length;
    const most = TEST.test(name) ? MOST_LINES_OF_A_TEST : MOST_LINES;
    return lines > most ? [`${path.join(folder, name)} has ${lines} lines; part it into files of at most ${most}`] : [];
  });
}
