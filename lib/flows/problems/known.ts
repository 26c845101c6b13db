/** What exists outside a definition. What is left out is not at hand; whether it exists is then not asked. */
export type Known = {
  knownUserIds?: ReadonlySet<number> | undefined;
  knownRoleIds?: ReadonlySet<number> | undefined;
  knownDepartmentIds?: ReadonlySet<number> | undefined;
  /** Flows that tickets can be filed in. */
  knownFlowIds?: ReadonlySet<number> | undefined;
  /** Business calendars. */
  knownCalendarIds?: ReadonlySet<number> | undefined;
  /** What keeps scripts from being read, by the keys of their nodes; only the server reads them. */
  scriptFaults?: ReadonlyMap<string, { line: number; message: string }> | undefined;
};
