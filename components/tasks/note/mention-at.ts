/** A name that is being typed; `from` is where its @ stands. */
export type Mention = { query: string; from: number };

const TYPING = /(?<![\w.@])@([^\s@]{0,30})$/u;

/** The name somebody types at the caret; null when they do not. */
export function mentionAt(text: string, caret: number): Mention | null {
  const match = TYPING.exec(text.slice(0, caret));
  return match === null ? null : { query: match[1] ?? "", from: match.index };
}

/** The text with the name in the place of what was typed, and where the caret is then. */
export function withMention(text: string, { query, from }: Mention, name: string): { text: string; caret: number } {
  const before = `${text.slice(0, from)}@${name} `;
  return { text: before + text.slice(from + 1 + query.length).replace(/^ /, ""), caret: before.length };
}
