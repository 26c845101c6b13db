/** From left to right, or from top to bottom. */
export type Direction = "LR" | "TB";
