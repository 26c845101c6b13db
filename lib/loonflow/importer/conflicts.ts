import type { listElements, listOccupied, RecordKind } from "@/db/store/import-store";
import type { SkeinInstallation } from "./to-skein";

/** Why nothing was imported: something of this installation is in the way. Keys below `conflict.`. */
export const CONFLICTS = ["id_taken", "name_taken", "element_taken", "draft_edited"] as const;
export type Conflict = { code: (typeof CONFLICTS)[number]; params: Record<string, string | number> };

export type Imported = Record<RecordKind, ReadonlyMap<number, string>>;

type Occupied = Awaited<ReturnType<typeof listOccupied>>;
type Elements = Awaited<ReturnType<typeof listElements>>;
type Wanted = { id: number; name: string };

/** Ids and names of the file that belong to something else here. What was imported before belongs to the file. */
export function conflictsOf(
  skein: SkeinInstallation,
  here: { occupied: Occupied; elements: Elements; imported: Imported },
): Conflict[] {
  const { occupied, imported } = here;
  const users = skein.users.map(({ id, username }) => ({ id, name: username }));
  return [
    ...takenIds("user", users, occupied.user, imported),
    ...takenIds("department", skein.departments, occupied.department, imported),
    ...takenIds("role", skein.roles, occupied.role, imported),
    ...takenIds("client", skein.clients, occupied.client, imported),
    ...takenIds("flow", skein.flows, occupied.flow, imported),
    ...takenNames("user", users, occupied.user),
    ...takenNames("client", skein.clients, occupied.client),
    ...takenElements(skein, here.elements),
  ];
}

/** People and groups of the same id and name are the same; a flow is only ever what was imported. */
function takenIds(
  kind: RecordKind,
  wanted: readonly Wanted[],
  occupied: readonly Wanted[],
  imported: Imported,
): Conflict[] {
  const owners = new Map(occupied.map((row) => [row.id, row.name]));
  return wanted.flatMap(({ id, name }) => {
    const other = owners.get(id);
    if (other === undefined || imported[kind].has(id) || (other === name && kind !== "flow")) return [];
    return [{ code: "id_taken", params: { kind, id, name, other } }];
  });
}

function takenNames(kind: RecordKind, wanted: readonly Wanted[], occupied: readonly Wanted[]): Conflict[] {
  const owners = new Map(occupied.map((row) => [row.name, row.id]));
  return wanted.flatMap(({ id, name }) => {
    const other = owners.get(name);
    return other === undefined || other === id ? [] : [{ code: "name_taken", params: { kind, id, name, other } }];
  });
}

function takenElements({ flows }: SkeinInstallation, elements: Elements): Conflict[] {
  const kinds = ["nodes", "transitions", "fields"] as const;
  return kinds.flatMap((kind) => {
    const owners = new Map(elements[kind].map((element) => [element.id, element]));
    return flows.flatMap((flow) =>
      [...flow.ids[kind]].flatMap(([key, id]): Conflict[] => {
        const owner = owners.get(id);
        if (owner === undefined || (owner.flowId === flow.id && owner.key === key)) return [];
        return [{ code: "element_taken", params: { kind, id, name: flow.name, other: owner.flowId } }];
      }),
    );
  });
}
