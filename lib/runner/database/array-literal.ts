/**
 * An array as PostgreSQL's own notation, to be cast from text. The driver could pass arrays itself, but only after
 * asking the server for their types on each new connection, and that question ends the process when it is cut off.
 */
export function arrayLiteral(values: readonly (string | number)[]): string {
  const escaped = values.map((value) => `"${String(value).replace(/[\\"]/g, "\\$&")}"`);
  return `{${escaped.join(",")}}`;
}
