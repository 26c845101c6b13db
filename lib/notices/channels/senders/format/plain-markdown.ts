/** Look like what they stand for and mean nothing: the Markdown of chats has no way to escape that they all know. */
const HARMLESS: Record<string, string> = { "<": "＜", ">": "＞", "[": "［", "]": "］", "`": "ˋ" };

/**
 * What people typed, for the Markdown of a chat: no link or picture under another name, no tag, mention, quotation or
 * heading. Emphasis is left alone; it does no harm.
 */
export function plainMarkdown(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/[<>[\]`]/g, (character) => HARMLESS[character] ?? character)
    .replace(/^(\s*)#/gm, "$1＃");
}
