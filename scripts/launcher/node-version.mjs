import { FriendlyError } from "../process/friendly-error.mjs";

const OLDEST = [20, 9];

/** @param {string} [version] */
export function demandNode(version = process.versions.node) {
  const [major, minor] = version.split(".").map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return;
  throw new FriendlyError(`Skein needs Node.js ${OLDEST.join(".")} or newer; this is ${version}.`);
}
