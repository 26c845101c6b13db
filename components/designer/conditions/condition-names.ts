import type { Department } from "@/components/forms/department";
import type { Person } from "@/components/forms/person";

/** What the people, departments and roles of a condition are called, by id. */
export type ConditionNames = {
  people: ReadonlyMap<number, string>;
  departments: ReadonlyMap<number, string>;
  roles: ReadonlyMap<number, string>;
};

/** Those who were just chosen, for whoever keeps the names. */
export type Learnt = { people?: readonly Person[]; departments?: readonly Department[] };
