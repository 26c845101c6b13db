import { z } from "zod";
import { HookNode } from "@/lib/flows/definition";
import { WhoRule } from "@/lib/flows/who";
import { Json } from "@/lib/forms/form-definition";
import type { StateRow } from "../../file/installation";
import { Notes } from "../../note";
import { readObject } from "../json-column";

/** Sealed it has to fit its place in the definition. */
const LONGEST_SECRET = 1000;

const Text = z.union([z.string(), z.number().transform(String), z.null().transform(() => "")]).default("");
const Secret = Text.pipe(z.string().max(LONGEST_SECRET));
const YES = [true, 1, "1", "true", "True"];
const Extra = Json.optional().transform((value) => value ?? "");

const Hook = z.object({
  hook_url: z.string().min(1),
  hook_token: Secret,
  wait: Json.optional().transform((value) => YES.some((yes) => yes === value)),
  extra_info: Extra,
});

const External = z.object({ external_url: z.string(), external_token: Secret, extra_info: Extra });

/** What a state calls, and the secret it signs with, which is still to be sealed; null when that cannot be read. */
export function toHook(state: StateRow) {
  const written = Hook.safeParse(participantOf(state));
  if (!written.success) return null;
  const { hook_url, hook_token, wait, extra_info } = written.data;
  const hook = HookNode.shape.hook.safeParse({
    url: hook_url,
    signature: "loonflow",
    extra: extra_info === "" ? {} : { extra_info },
    waitsForCallback: wait,
  });
  return hook.success ? { hook: hook.data, secret: hook_token } : null;
}

/** Whom a state asks who acts there, and the secret it signs with; null when that cannot be read. */
export function toResolver(state: StateRow): { rule: WhoRule; secret: string } | null {
  const written = External.safeParse(participantOf(state));
  if (!written.success) return null;
  const { external_url, external_token, extra_info } = written.data;
  const extra = typeof extra_info === "string" ? extra_info : JSON.stringify(extra_info);
  const rule = WhoRule.safeParse({ kind: "external", url: external_url, signature: "loonflow", extra });
  return rule.success ? { rule: rule.data, secret: external_token } : null;
}

function participantOf(state: StateRow): Record<string, Json> {
  const source = { text: state.participant, column: "participant", owner: state.name };
  return Object.fromEntries(readObject(source, new Notes()) ?? []);
}
