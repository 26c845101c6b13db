import type { Fork, TicketState, Token } from "../model";

/** Every token that came out of a fork, or out of a fork inside one of its branches. */
export function tokensOf(state: TicketState, fork: number): Token[] {
  const inside = new Set([fork]);
  // A fork stands behind the one it is inside of.
  for (const { no, parent } of state.forks) if (parent !== null && inside.has(parent)) inside.add(no);
  return state.tokens.filter((token) => token.fork !== null && inside.has(token.fork));
}

/** A fork and those it is inside of, inner ones first. */
export function forksAround(state: Pick<TicketState, "forks">, fork: number | null): Fork[] {
  const known = new Map(state.forks.map((entry) => [entry.no, entry]));
  const around: Fork[] = [];
  for (let no = fork; no !== null; no = around.at(-1)?.parent ?? null) {
    const entry = known.get(no);
    if (entry === undefined) throw new Error(`no fork ${no}`);
    around.push(entry);
  }
  return around;
}

/** The innermost fork that all the others are inside of. */
export function commonFork(state: TicketState, [first = null, ...others]: readonly (number | null)[]): number | null {
  let common = forksAround(state, first);
  for (const fork of others) {
    if (fork === first || common.length === 0) continue;
    const around = new Set(forksAround(state, fork).map(({ no }) => no));
    common = common.filter(({ no }) => around.has(no));
  }
  return common[0]?.no ?? null;
}

export function forkOf(state: TicketState, no: number): Fork {
  const fork = state.forks.find((entry) => entry.no === no);
  if (fork === undefined) throw new Error(`no fork ${no}`);
  return fork;
}
