import type { FlowDefinition } from "@/lib/flows/definition";
import { sampleValues } from "./sample-values";
import type { Scene } from "./scene";

export type SampleWords = {
  flowId: number;
  flowName: string;
  title: string;
  person: { id: number; name: string; username: string };
};

const AT = "2026-01-05T09:00:00.000Z";

/** A ticket that nobody filed, at the first node of its flow where people act. */
export function sampleScene(definition: FlowDefinition, words: SampleWords): Scene {
  const ids = definition.nodes.map(({ key }, index): [string, number] => [key, index + 1]);
  const nodeIds = new Map(ids);
  const node = definition.nodes.find(({ type }) => type === "task") ?? definition.nodes[0];
  const nodeId = node === undefined ? 0 : (nodeIds.get(node.key) ?? 0);
  const { flowId, flowName, title, person } = words;
  return {
    ticket: {
      id: 1,
      serial: "skein_202601050001",
      title,
      status: "running",
      flow: { id: flowId, name: flowName },
      versionId: 0,
      requester: person,
      nodeIds: [nodeId],
      parentId: null,
      isTest: true,
      createdAt: AT,
      updatedAt: AT,
      endedAt: null,
      values: sampleValues(definition.form, person.id),
      files: [],
    },
    version: {
      definition,
      nodes: new Map(definition.nodes.map((one) => [one.key, one])),
      nodeIds,
      nodeKeys: new Map(ids.map(([key, id]) => [id, key])),
    },
    named: { people: [person], departments: [] },
    waiting: [{ taskNo: 1, nodeId, nodeName: node?.name ?? "", names: [person.name] }],
  };
}
