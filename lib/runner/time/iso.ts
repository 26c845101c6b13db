/** Times go to PostgreSQL as text, because a caller's connection may serialise Date in its own way. */
export function iso(ms: number): string {
  return new Date(ms).toISOString();
}
