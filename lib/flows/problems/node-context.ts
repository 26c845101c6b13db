import type { FormDefinition } from "@/lib/forms/form-definition";
import type { Graph } from "./graph";
import type { Known } from "./known";

export type NodeContext = { graph: Graph; form: FormDefinition; known: Known };
