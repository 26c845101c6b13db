const IDEOGRAPH = /\p{Script=Han}/u;

/** One or two characters that stand for a person: the last of a Chinese name, first and last initial of others. */
export function initialsOf(name: string): string {
  const trimmed = name.trim();
  const characters = [...trimmed];
  if (IDEOGRAPH.test(trimmed)) return characters.filter((c) => IDEOGRAPH.test(c)).at(-1) ?? "";
  const words = trimmed.split(/[\s._-]+/).filter((word) => word !== "");
  const first = [...(words[0] ?? "")][0] ?? "?";
  const last = words.length > 1 ? ([...(words.at(-1) ?? "")][0] ?? "") : "";
  return (first + last).toLocaleUpperCase();
}
