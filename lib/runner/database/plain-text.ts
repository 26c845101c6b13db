/** Text as PostgreSQL can hold it: no NUL, no half of a character. */
export function plainText(text: string): string {
  return text.replaceAll("\0", "").toWellFormed();
}
