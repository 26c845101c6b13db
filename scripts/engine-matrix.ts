// Plays every cell of the approval matrix, prints what came of it, and fails where that is not what has to come.
import { ACTIONS, type ActionName, playCells, REJECT_RULES, SHARINGS } from "@/lib/engine/testing/matrix";
import { type Expected, GOLDEN } from "@/lib/engine/testing/matrix-golden";

const lines = (outcome: Expected): string[] => {
  return typeof outcome === "string" ? [outcome] : REJECT_RULES.map((rule) => `${rule}: ${outcome[rule]}`);
};

let [cells, wrong] = [0, 0];
for (const action of Object.keys(ACTIONS) as ActionName[]) {
  console.log(`\n${action.toUpperCase()}. ${GOLDEN[action].rule}`);
  for (const sharing of SHARINGS) {
    const [actual, expected] = [lines(playCells(action, sharing)), lines(GOLDEN[action][sharing])];
    const isRight = actual.join("\n") === expected.join("\n");
    cells += 1;
    if (!isRight) wrong += 1;
    const said = isRight
      ? actual
      : [...actual.map((line) => `is      ${line}`), ...expected.map((line) => `must be ${line}`)];
    for (const [index, line] of said.entries()) {
      console.log(`  ${isRight ? " " : "✗"} ${(index === 0 ? sharing : "").padEnd(9)} ${line}`);
    }
  }
}
console.log(`\n${cells} cells under ${REJECT_RULES.length} reject rules each, ${wrong} wrong.`);
process.exitCode = wrong === 0 ? 0 : 1;
