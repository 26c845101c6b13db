/** Who and what exists in the file, for everything that refers to it. */
export type Directory = {
  userIds: ReadonlyMap<string, number>;
  departmentIds: ReadonlySet<number>;
  roleIds: ReadonlySet<number>;
  /** Of the clock that written dates and times are on. */
  timeZone: string;
};

/** The parts of a comma-separated column. */
export function splitNames(text: string): string[] {
  return text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}
