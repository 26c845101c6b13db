/** The longest beginning of a text that fits, with an ellipsis where something is missing. Never half a letter. */
export function fitText(text: string, fits: (candidate: string) => boolean): string {
  if (fits(text)) return text;
  const letters = [...text];
  const beginning = (count: number) => `${letters.slice(0, count).join("").trimEnd()}…`;
  let [low, high] = [0, letters.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(beginning(middle))) low = middle;
    else high = middle - 1;
  }
  return low === 0 ? "" : beginning(low);
}

export const byteLength = (text: string): number => Buffer.byteLength(text, "utf8");

/** In characters as programs count them, two for most emoji: never more than what the vendor counts. */
export const fitLength = (text: string, max: number): string => fitText(text, ({ length }) => length <= max);
