import { z } from "zod";
import { FormDefinition, Json } from "@/lib/forms/form-definition";
import { HookNode, ScriptNode } from "../definition";

/** What a node is tried with: the flow as it stands in the browser, and values that somebody made up. */
const Trial = z.object({
  flowId: z.int().positive(),
  form: FormDefinition,
  values: z.record(z.string().max(50), Json).default({}),
  title: z.string().max(500).default(""),
});

export const TryScriptInput = Trial.extend({
  node: ScriptNode,
  /** Whether its calls leave the server; otherwise each is refused. */
  mayCall: z.boolean().default(false),
});
export const TryCallInput = Trial.extend({
  node: HookNode,
  /** false only makes the request. */
  isSent: z.boolean(),
});
