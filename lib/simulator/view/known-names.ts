import type { Tx } from "@/db/client";
import type { Concerned } from "@/db/queries/flows/simulations";
import { listNamed } from "@/db/queries/notices/told-tickets";
import { listGroups } from "@/db/queries/people/groups";
import { distinctPrincipals, groupsOf, type Principal, type TicketState } from "@/lib/engine/model";
import { departmentIdsIn, personIdsIn } from "@/lib/forms/values";
import type { Replay } from "../replay/stage";
import type { SimulatedNames } from "../schema";

/** Names for everybody and everything a replay speaks of, in two statements. */
export async function readNames(tx: Tx, replay: Replay, concerned: readonly Concerned[]): Promise<SimulatedNames> {
  const states = replay.entries.map(({ change }) => change.after);
  const form = replay.entries[0]?.change.version.definition.form ?? { fields: [] };
  const principals = distinctPrincipals([...states.flatMap(principalsIn), ...copiedIn(replay)]);
  const groups = groupsOf(principals);
  const known = new Set(concerned.map(({ userId }) => userId));
  const people = [
    ...principals.flatMap(({ type, id }) => (type === "user" ? [id] : [])),
    ...states.flatMap(({ requester, values }) => [requester, ...personIdsIn(form, values)]),
    ...replay.run.steps.flatMap((step) => ("by" in step ? [step.by] : [])),
    ...replay.entries.flatMap(({ children = [] }) => children.map(({ requesterId }) => requesterId)),
  ].filter((id) => !known.has(id));
  const departments = states.flatMap(({ values }) => departmentIdsIn(form, values));
  const named = await listNamed(tx, { people: [...new Set(people)], departments: [...new Set(departments)] });
  const namedGroups = await listGroups(tx, groups);
  const ofType = (type: Principal["type"]) => namedGroups.filter((group) => group.type === type).map(toRef);
  const found = concerned.map(({ userId, name, username }) => ({ id: userId, name, username }));
  return {
    people: byId([...named.people, ...found]),
    departments: byId([...named.departments, ...ofType("department")]),
    roles: ofType("role"),
  };
}

const toRef = ({ id, name }: { id: number; name: string }) => ({ id, name });

const byId = <Named extends { id: number }>(entries: readonly Named[]): Named[] => [
  ...new Map(entries.map((entry) => [entry.id, entry])).values(),
];

function principalsIn({ tasks }: TicketState): Principal[] {
  return tasks.flatMap((task) => [
    ...task.candidates,
    ...(task.status === "claimed" ? [{ type: "user" as const, id: task.assignee }] : []),
    ...task.excluded.map((id) => ({ type: "user" as const, id })),
  ]);
}

function copiedIn({ entries }: Replay): Principal[] {
  return entries.flatMap(({ change }) =>
    change.events.flatMap((event): readonly Principal[] => {
      switch (event.type) {
        case "CopySent":
        case "ReminderGiven":
        case "TicketEscalated":
          return event.people;
        case "TaskOpened":
          return event.assignee === null ? event.candidates : [{ type: "user", id: event.assignee }];
        case "TaskCompleted":
          return event.forUser === null ? [] : [{ type: "user", id: event.forUser }];
        default:
          return [];
      }
    }),
  );
}
