/** The beginning of a text, without what PostgreSQL does not store. */
export function storable(text: string, maxLength: number): string {
  return [...text.replaceAll("\0", "").slice(0, maxLength * 2)].slice(0, maxLength).join("").toWellFormed();
}
