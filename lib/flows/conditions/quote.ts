/** A text as CEL writes it down. */
export function quote(value: string): string {
  const escaped = value.replace(/[\\"]/g, "\\$&").replace(/\p{Cc}/gu, (character) => {
    return `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`;
  });
  return `"${escaped}"`;
}
