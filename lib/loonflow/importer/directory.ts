/** Who and what exists in the file, for everything that refers to it. */
export type Directory = {
  userIds: ReadonlyMap<string, number>;
  departmentIds: ReadonlySet<number>;
  roleIds: ReadonlySet<number>;
  scripts: ReadonlyMap<number, ScriptThere>;
  /** Of the clock that written dates and times are on. */
  timeZone: string;
};

/** A script that states run; null when the file does not say what it does. */
export type ScriptThere = { name: string; source: string | null; isActive: boolean };

/** The parts of a comma-separated column. */
export function splitNames(text: string): string[] {
  return text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}
