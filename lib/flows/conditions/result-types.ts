/** The CEL types that an expression may answer with, by what a computed field is to hold. */
export const RESULT_TYPES = { number: ["double", "int"], text: ["string"], boolean: ["bool"] } as const;
export type ResultType = keyof typeof RESULT_TYPES;
