/** Something wrong in a code, at the characters from `start` to `end`. */
export type CodeProblem = { start: number; end: number; message: string; severity?: "error" | "warning" };
