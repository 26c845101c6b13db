const BLOCK_END = /<(?:br|hr)\s*\/?>|<\/(?:p|h[1-6]|li|blockquote|pre|ul|ol)>/gi;
/** Stops at the next bracket, so that no text makes it slow. */
const TAG = /<\/?[a-z][^<>]*>/gi;
const ENTITY = /&(?:amp|lt|gt|quot|nbsp|#39|#x27);/g;

const ENTITIES: Record<string, string> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&nbsp;": "\u00a0",
  "&#39;": "'",
  "&#x27;": "'",
};

/** What a rich text says, without its marks: one line per paragraph. */
export function richTextToText(html: string): string {
  return html
    .replace(BLOCK_END, "\n")
    .replace(TAG, "")
    .replace(ENTITY, (entity) => ENTITIES[entity] ?? entity)
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join("\n");
}
