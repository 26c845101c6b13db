export type Named = { id: number; name: string };

/** Somebody a flow names; `department` where it is known. */
export type NamedPerson = Named & { username: string; department?: string };

/** `path` names the departments above. */
export type NamedDepartment = Named & { path?: string };

/** Names for the ids in a definition. Roles, flows and calendars are all that can be chosen, by name. */
export type Names = {
  people: Readonly<Record<number, NamedPerson>>;
  departments: Readonly<Record<number, NamedDepartment>>;
  roles: readonly Named[];
  /** Flows that tickets can be filed in. */
  flows: readonly Named[];
  calendars: readonly Named[];
};

/** Names that have just come to be known, of people and departments that somebody found. */
export type Learned = { people?: readonly NamedPerson[]; departments?: readonly NamedDepartment[] };

export function withLearned(names: Names, { people = [], departments = [] }: Learned): Names {
  const byId = <Entry extends Named>(entries: readonly Entry[]) =>
    Object.fromEntries(entries.map((entry) => [entry.id, entry]));
  return {
    ...names,
    people: { ...names.people, ...byId(people) },
    departments: { ...names.departments, ...byId(departments) },
  };
}
