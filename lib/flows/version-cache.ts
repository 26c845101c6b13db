import type { Reader } from "@/db/client";
import { listCalendars } from "@/db/queries/calendars";
import { findVersion, type StoredVersion } from "@/db/queries/flows/flow-versions";
import { type CompiledFlow, type Compilers, compileFlow } from "@/lib/engine/flow/compile";
import type { Clock } from "@/lib/engine/time/hours";
import { installationTimeZone } from "@/lib/platform/time-zone";
import { compileCondition } from "./conditions";
import { FlowDefinition, type FlowNode, type FlowTransition } from "./definition";
import { calendarIdsIn } from "./problems/calendars";
import { clockOf } from "./time/calendar-clock";
import { compileInstant } from "./time/moments";

export type LoadedVersion = {
  id: number;
  flowId: number;
  number: number;
  definition: FlowDefinition;
  compiled: CompiledFlow;
  nodeIds: ReadonlyMap<string, number>;
  nodeKeys: ReadonlyMap<number, string>;
  transitionIds: ReadonlyMap<string, number>;
  transitionKeys: ReadonlyMap<number, string>;
  nodes: ReadonlyMap<string, FlowNode>;
  transitions: ReadonlyMap<string, FlowTransition>;
};

/** A version as it was compiled last; `revisions` are those of the calendars it counts by. */
type Kept = { version: LoadedVersion; calendarIds: readonly number[]; revisions: string };

const MAX_VERSIONS = 500;
const holder = globalThis as typeof globalThis & { skeinVersions?: Map<number, Kept> };

/**
 * A published, retired or trial version, compiled. It never changes, so a process reads it once;
 * the least recently used ones are let go. The calendars it counts by do change: they are asked for every time, in one
 * statement, which a version that counts by none does not cost.
 *
 * @throws Error when there is no such version: tickets refer to theirs by foreign key.
 */
export async function loadVersion(reader: Reader, versionId: number): Promise<LoadedVersion> {
  holder.skeinVersions ??= new Map();
  const cache = holder.skeinVersions;
  const known = cache.get(versionId) ?? (await readVersion(reader, versionId));
  const kept = known.calendarIds.length === 0 ? known : await countedNow(reader, known);
  cache.delete(versionId);
  cache.set(versionId, kept);
  for (const oldest of cache.keys()) {
    if (cache.size <= MAX_VERSIONS) break;
    cache.delete(oldest);
  }
  return kept.version;
}

/** By the calendars as they are now. */
async function countedNow(reader: Reader, kept: Kept): Promise<Kept> {
  const calendars = await listCalendars(reader, kept.calendarIds);
  const revisions = calendars
    .map(({ id, revision }) => `${id}:${revision}`)
    .sort()
    .join();
  if (revisions === kept.revisions) return kept;
  const { definition } = kept.version;
  const version = { ...kept.version, compiled: compileFlow(definition, compilersOf(definition, clockOf(calendars))) };
  return { ...kept, version, revisions };
}

function compilersOf({ form }: FlowDefinition, clock: Clock): Compilers {
  return { condition: compileCondition(form), instant: compileInstant(installationTimeZone()), clock };
}

async function readVersion(reader: Reader, versionId: number): Promise<Kept> {
  const stored = await findVersion(reader, versionId);
  if (stored === null) throw new Error(`no flow version ${versionId}`);
  // A version of an earlier release says nothing of what came later; it gets the defaults.
  const definition = FlowDefinition.parse(stored.definition);
  return { version: assemble({ ...stored, definition }), calendarIds: calendarIdsIn(definition), revisions: "" };
}

/** A version as tickets run on it, counting by these hours. @throws Error as `compileFlow`. */
export function assemble(stored: StoredVersion, clock: Clock = clockOf([])): LoadedVersion {
  const { id, flowId, number, definition } = stored;
  return {
    ...{ id, flowId, number, definition },
    compiled: compileFlow(definition, compilersOf(definition, clock)),
    ...bothWays(stored),
    nodes: new Map(definition.nodes.map((node) => [node.key, node])),
    transitions: new Map(definition.transitions.map((transition) => [transition.key, transition])),
  };
}

function bothWays(stored: { nodeIds: Record<string, number>; transitionIds: Record<string, number> }) {
  const nodes = Object.entries(stored.nodeIds);
  const transitions = Object.entries(stored.transitionIds);
  return {
    nodeIds: new Map(nodes),
    nodeKeys: new Map(nodes.map(([key, id]) => [id, key])),
    transitionIds: new Map(transitions),
    transitionKeys: new Map(transitions.map(([key, id]) => [id, key])),
  };
}

/** The integer of a node of this version's flow. */
export function nodeIdOf(version: LoadedVersion, key: string): number {
  return required(version.nodeIds.get(key), `node ${key}`);
}

/** The integer of a transition of this version's flow. */
export function transitionIdOf(version: LoadedVersion, key: string): number {
  return required(version.transitionIds.get(key), `transition ${key}`);
}

function required(id: number | undefined, what: string): number {
  if (id === undefined) throw new Error(`${what} has no integer`);
  return id;
}
