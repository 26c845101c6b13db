import type { ToldRow } from "@/db/queries/notices/told-tickets";
import { statusOf, type Task, type TicketState } from "@/lib/engine/model";
import { nodeIdOf } from "@/lib/flows/version-cache";
import type { Scene } from "@/lib/notices/rules/text/scene";
import type { DraftVersion } from "../draft-version";
import type { Replay, ReplayEntry } from "../replay/stage";
import type { SimulatedNames } from "../schema";

export type Setting = DraftVersion & { replay: Replay; names: SimulatedNames };

/** A number that looks like those of the flow, and that no ticket has. */
export function serialOf({ version }: DraftVersion, { run }: Replay): string {
  const prefix = version.definition.settings.serialPrefix || "skein";
  return `${prefix}_${run.at.slice(0, 10).replaceAll("-", "")}0000`;
}

/** The simulated ticket after an entry, as queries would tell of one that is there. */
export function toToldRow(setting: Setting, { change, at }: ReplayEntry): ToldRow {
  const { version, flowName, replay, names } = setting;
  const { after } = change;
  const iso = (instant: number) => new Date(instant).toISOString();
  return {
    id: 0,
    serial: serialOf(setting, replay),
    title: after.title,
    status: statusOf(after),
    flow: { id: version.flowId, name: flowName },
    versionId: version.id,
    requester: names.people.find(({ id }) => id === after.requester) ?? { id: after.requester, name: "", username: "" },
    nodeIds: [...new Set(after.tokens.map(({ node }) => nodeIdOf(version, node)))],
    parentId: null,
    isTest: false,
    createdAt: replay.run.at,
    updatedAt: iso(at),
    endedAt: after.endedAt === null ? null : iso(after.endedAt),
    values: after.values as ToldRow["values"],
    files: [],
  };
}

/** What templates may say of it. */
export function toScene(setting: Setting, entry: ReplayEntry): Scene {
  const { version, names } = setting;
  const { people, departments } = names;
  return {
    ticket: toToldRow(setting, entry),
    version,
    named: { people, departments },
    waiting: waitingIn(setting, entry.change.after),
  };
}

function waitingIn({ version, names }: Setting, { tasks }: TicketState): Scene["waiting"] {
  return tasks.map((task) => ({
    taskNo: task.no,
    nodeId: nodeIdOf(version, task.node),
    nodeName: version.nodes.get(task.node)?.name ?? "",
    names: namesOf(task, names),
  }));
}

function namesOf(task: Task, { people, departments, roles }: SimulatedNames): string[] {
  const lists = { user: people, department: departments, role: roles };
  const candidates = task.status === "claimed" ? [{ type: "user" as const, id: task.assignee }] : task.candidates;
  return candidates.map(({ type, id }) => lists[type].find((entry) => entry.id === id)?.name ?? "");
}
