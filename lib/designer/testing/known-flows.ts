import { LEAVE } from "@/db/testing/installation";
import { FlowDefinition } from "@/lib/flows/definition";
import { readInstallation } from "@/lib/loonflow/importer/file/read-installation";
import { toSkein } from "@/lib/loonflow/importer/to-skein";
import { DEMO_FLOWS } from "@/scripts/demo/demo-flows";
import setup from "../../loonflow/fixtures/setup.json" with { type: "json" };

type KnownFlow = { name: string; definition: FlowDefinition };

/** The flows of the demo, as nobody has placed them yet. */
export function demoFlows(): KnownFlow[] {
  const users = new Map(["linda", "helen", "jack", "lilei", "omar"].map((name, index) => [name, index + 1]));
  const roles = { hrDesk: 1, operations: 2, buyers: 3 };
  const flowIds = new Map(DEMO_FLOWS.map(({ name }, index) => [name, index + 1]));
  return DEMO_FLOWS.map(({ name, definition }) => ({
    name,
    definition: FlowDefinition.parse(definition({ users, roles, officeHours: 1 }, flowIds)),
  }));
}

/** The flows of a real installation of loonflow, as the importer takes them over. */
export function importedFlows(): KnownFlow[] {
  const read = readInstallation(JSON.stringify(setup));
  if (!read.ok) throw new Error("the installation cannot be read");
  return toSkein(read.installation, { timeZone: "Asia/Shanghai" }).flows.map(({ name, definition }) => ({
    name,
    definition: FlowDefinition.parse(definition),
  }));
}

export const leave = (): FlowDefinition => FlowDefinition.parse(LEAVE);
