import type { Reader } from "@/db/client";
import { findVersion } from "@/db/queries/flow-versions";
import { type CompiledFlow, compileFlow } from "@/lib/engine/compile";
import { installationTimeZone } from "@/lib/platform/time-zone";
import { compileCondition } from "./conditions";
import { FlowDefinition, type FlowNode, type FlowTransition } from "./definition";
import { compileInstant } from "./moments";

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

const MAX_VERSIONS = 500;
const holder = globalThis as typeof globalThis & { skeinVersions?: Map<number, LoadedVersion> };

/**
 * A published, retired or trial version, compiled. It never changes, so a process reads it once;
 * the least recently used ones are let go.
 *
 * @throws Error when there is no such version: tickets refer to theirs by foreign key.
 */
export async function loadVersion(reader: Reader, versionId: number): Promise<LoadedVersion> {
  holder.skeinVersions ??= new Map();
  const cache = holder.skeinVersions;
  const version = cache.get(versionId) ?? (await readVersion(reader, versionId));
  cache.delete(versionId);
  cache.set(versionId, version);
  for (const oldest of cache.keys()) {
    if (cache.size <= MAX_VERSIONS) break;
    cache.delete(oldest);
  }
  return version;
}

async function readVersion(reader: Reader, versionId: number): Promise<LoadedVersion> {
  const stored = await findVersion(reader, versionId);
  if (stored === null) throw new Error(`no flow version ${versionId}`);
  // A version of an earlier release says nothing of what came later; it gets the defaults.
  const definition = FlowDefinition.parse(stored.definition);
  return {
    id: stored.id,
    flowId: stored.flowId,
    number: stored.number,
    definition,
    compiled: compileFlow(definition, {
      condition: compileCondition(definition.form),
      instant: compileInstant(installationTimeZone()),
    }),
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
