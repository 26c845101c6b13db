import { readFileSync } from "node:fs";
import path from "node:path";
import vm from "node:vm";
import { gzipSync } from "node:zlib";

const KB = 1000;

/** What a page may have a browser load, gzipped, before it can be used. */
const BUDGETS = [
  { route: "/flows/[id]/canvas", most: 600 * KB },
  { route: "/inbox", most: 300 * KB },
];

/**
 * The script of a route of a production build: what every page loads, and all that its layouts, its error pages and the
 * page itself name. Parts that are asked for later, when somebody opens them, are not in it.
 * @param {string} folder of the build, `.next`
 * @param {string} route as in an address: `/flows/[id]`; "" is a page without anything on it
 * @returns {number} bytes, each file gzipped by itself as servers send it
 */
export function scriptSizeOf(folder, route) {
  const { rootMainFiles } = readJson(folder, "build-manifest.json");
  const own = route === "" ? [] : entryFilesOf(folder, route);
  const files = [...new Set([...rootMainFiles, ...own])];
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(path.join(folder, file))).length, 0);
}

/**
 * Says what each route with a budget has a browser load, beside an empty page.
 * @param {string} folder of the build
 * @param {(line: string) => void} say
 * @returns {{ passed: number, failed: number }}
 */
export function checkScriptSizes(folder, say) {
  say(`  an empty page         ${inKb(scriptSizeOf(folder, ""))} of gzipped script`);
  const isWithin = BUDGETS.map(({ route, most }) => {
    const size = scriptSizeOf(folder, route);
    say(`  ${size <= most ? "✓" : "✗"} ${route.padEnd(20)}${inKb(size)} of at most ${inKb(most)}`);
    return size <= most;
  });
  const passed = isWithin.filter(Boolean).length;
  return { passed, failed: isWithin.length - passed };
}

/** Every file that the manifest of a page names; it is a program that puts the manifest into a global variable. */
function entryFilesOf(folder, route) {
  const routes = Object.entries(readJson(folder, "app-path-routes-manifest.json"));
  const entry = routes.find(([key, address]) => address === route && key.endsWith("/page"))?.[0];
  if (entry === undefined) throw new Error(`the build has no page at ${route}`);
  const scope = {};
  const program = readFileSync(path.join(folder, "server", "app", `${entry}_client-reference-manifest.js`), "utf8");
  vm.runInNewContext(program, Object.assign(scope, { globalThis: scope }));
  const [manifest] = Object.values(scope.__RSC_MANIFEST ?? {});
  if (manifest?.entryJSFiles === undefined) throw new Error(`the build does not say what ${route} loads`);
  return Object.values(manifest.entryJSFiles).flat();
}

const readJson = (folder, file) => JSON.parse(readFileSync(path.join(folder, file), "utf8"));

const inKb = (bytes) => `${Math.round(bytes / KB)} KB`.padStart(7);
