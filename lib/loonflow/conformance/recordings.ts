/** The transcripts of the original that are replayed, in the order in which they were recorded. */
export const RECORDINGS = [
  "01_auth",
  "02_workflows",
  "03_leave",
  "06_random",
  "08_parent_child",
  "10_fields",
  "13_errors",
] as const;
