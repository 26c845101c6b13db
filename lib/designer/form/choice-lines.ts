import type { BranchChoice } from "@/lib/forms/form-definition";

/** A choice on a line of its own; `depth` counts from 0, and those below stand behind it, one deeper. */
export type ChoiceLine = { depth: number; key: string; label: string };

const INDENT = "  ";

/** A tree of choices as lines. */
export function linesOf(tree: readonly BranchChoice[], depth = 0): ChoiceLine[] {
  return tree.flatMap(({ key, label, children }) => [{ depth, key, label }, ...linesOf(children, depth + 1)]);
}

/** The tree that lines make; one that is more than one deeper than the line before it is one deeper. */
export function treeOf(lines: readonly ChoiceLine[]): BranchChoice[] {
  const top: BranchChoice[] = [];
  const open: BranchChoice[][] = [top];
  for (const { depth, key, label } of lines) {
    const level = Math.min(depth, open.length - 1);
    const choice: BranchChoice = { key, label, children: [] };
    open[level]?.push(choice);
    open.splice(level + 1, open.length, choice.children);
  }
  return top;
}

/** So many lines, from this one on, are the choice and what is below it. */
export function familyOf(lines: readonly ChoiceLine[], index: number): number {
  const depth = lines[index]?.depth ?? 0;
  const next = lines.findIndex((line, place) => place > index && line.depth <= depth);
  return (next < 0 ? lines.length : next) - index;
}

/** The lines once a choice, with those below it, stands before the line that has another number now. */
export function movedLine(lines: readonly ChoiceLine[], from: number, to: number): ChoiceLine[] {
  const count = familyOf(lines, from);
  if (to >= from && to <= from + count) return [...lines];
  const family = lines.slice(from, from + count);
  const rest = lines.toSpliced(from, count);
  return settled(rest.toSpliced(to > from ? to - count : to, 0, ...family));
}

/** The lines once a choice has gone one step among its neighbours of the same depth; null where there is none. */
export function steppedLine(lines: readonly ChoiceLine[], index: number, by: 1 | -1): ChoiceLine[] | null {
  const depth = lines[index]?.depth ?? 0;
  if (by === 1) {
    const next = index + familyOf(lines, index);
    if (lines[next]?.depth !== depth) return null;
    return movedLine(lines, index, next + familyOf(lines, next));
  }
  const before = lines.findLastIndex((line, place) => place < index && line.depth <= depth);
  return before < 0 || lines[before]?.depth !== depth ? null : movedLine(lines, index, before);
}

/** The lines once a choice, with those below it, is one deeper or less deep; null where that cannot be. */
export function indentedLine(lines: readonly ChoiceLine[], index: number, by: 1 | -1): ChoiceLine[] | null {
  const depth = lines[index]?.depth ?? 0;
  const above = index === 0 ? -1 : (lines[index - 1]?.depth ?? 0);
  if (by === 1 ? depth > above : depth === 0) return null;
  const count = familyOf(lines, index);
  const moved = lines.map((line, place) =>
    place >= index && place < index + count ? { ...line, depth: line.depth + by } : line,
  );
  return settled(moved);
}

/** A key for a choice that has no words of its own yet. */
export function freeChoiceKey(lines: readonly ChoiceLine[]): string {
  const taken = new Set(lines.map(({ key }) => key));
  for (let number = lines.length + 1; ; number += 1) {
    if (!taken.has(`choice_${number}`)) return `choice_${number}`;
  }
}

/** Lines as a text that people can write too: one choice a line, its key before `=` where it is another than the words. */
export function textOf(lines: readonly ChoiceLine[]): string {
  return lines
    .map(
      ({ depth, key, label }) =>
        INDENT.repeat(depth) + (key === label && !label.includes("=") ? label : `${key} = ${label}`),
    )
    .join("\n");
}

/**
 * The lines a text stands for; blank ones say nothing. Without a key of its own a choice keeps the one it has, and a new
 * one is stored by its words.
 */
export function linesIn(text: string, known: readonly ChoiceLine[] = []): ChoiceLine[] {
  const keyOf = new Map(known.map(({ key, label }) => [label, key]));
  const lines = text.split("\n").flatMap((written) => {
    const line = written.replaceAll("\t", INDENT).trimEnd();
    const words = line.trimStart();
    if (words === "") return [];
    const depth = Math.floor((line.length - words.length) / INDENT.length);
    const sign = words.indexOf("=");
    const label = (sign < 0 ? words : words.slice(sign + 1)).trim().slice(0, 200);
    const key = (sign < 0 ? (keyOf.get(label) ?? label) : words.slice(0, sign)).trim().slice(0, 100);
    return key === "" ? [] : [{ depth, key, label: label === "" ? key : label }];
  });
  return settled(lines);
}

/** No line is more than one deeper than the one before it. */
function settled(lines: readonly ChoiceLine[]): ChoiceLine[] {
  let above = -1;
  return lines.map((line) => {
    const depth = Math.min(line.depth, above + 1);
    above = depth;
    return depth === line.depth ? line : { ...line, depth };
  });
}
