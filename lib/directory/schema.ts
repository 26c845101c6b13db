import { z } from "zod";
import type { PersonRef } from "@/db/queries/lists/waiting";
import type { Absence } from "@/db/queries/people/absences";

export const PeopleSearch = z.string().trim().max(100);
export const DepartmentSearch = z.string().trim().max(100);

export const CreateFirstAdministratorInput = z.object({
  username: z.string().trim().min(1).max(50).regex(/^\S+$/),
  name: z.string().trim().max(100).default(""),
  password: z.string().min(10).max(200),
});

/** Fits the columns. */
const Id = z
  .int()
  .positive()
  .max(2 ** 31 - 1);

const Instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

export const SetAbsenceInput = z.object({
  /** Whose absence it is; null is whoever asks. */
  userId: Id.nullable().default(null),
  startsAt: Instant,
  /** Not included. */
  endsAt: Instant,
  /** null is the leader of the person's department. */
  standInId: Id.nullable().default(null),
  /** null is all flows, also those to come. */
  flowIds: z.array(Id).min(1).max(500).nullable().default(null),
});

export const CancelAbsenceInput = z.object({ absenceId: Id });

export const DeactivateUserInput = z.object({ userId: Id });
export const ReactivateUserInput = z.object({ userId: Id });

/** What the page about one's own absence shows. */
export type AbsencePage = {
  absences: Absence[];
  /** Who stands in when no one is named; null when nobody leads the reader's departments. */
  leader: PersonRef | null;
  /** Flows an absence can be limited to. */
  flows: { id: number; name: string }[];
};
