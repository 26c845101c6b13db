import { AppError } from "@/lib/platform/errors";
import type { FlowDefinition, FlowNode } from "../definition";
import type { WhoRule } from "../who";

/** Stands for a secret that is there: sealed secrets never leave the server. */
export const HIDDEN_SECRET = "***";

/** What comes before a secret that somebody has typed anew. */
export const NEW_SECRET = "new:";

/** A definition as it may leave the server. */
export function hideSecrets(definition: FlowDefinition): FlowDefinition {
  return mapSecrets(definition, (secret) => (secret === "" ? "" : HIDDEN_SECRET));
}

/** Sealed secrets by the place they belong to. */
export type Secrets = Readonly<Record<string, string>>;

/** Those of a definition; "" where there could be one. */
export function secretsOf(definition: FlowDefinition): Secrets {
  const found: Record<string, string> = {};
  mapSecrets(definition, (secret, place) => {
    found[place] = secret;
    return secret;
  });
  return found;
}

/**
 * A definition as it comes back: hidden secrets are those of the same node before, new ones are sealed.
 *
 * @param earlier what the flow's secrets are taken from, the first that has one.
 * @throws AppError `invalid` for a secret that is none of these.
 */
export function restoreSecrets(
  definition: FlowDefinition,
  earlier: readonly Secrets[],
  seal: (plain: string) => string,
): FlowDefinition {
  const known = (place: string) => earlier.map((secrets) => secrets[place] ?? "").find((secret) => secret !== "") ?? "";
  return mapSecrets(definition, (secret, place) => {
    if (secret === "" || secret === known(place)) return secret;
    if (secret === HIDDEN_SECRET) return known(place);
    if (secret.startsWith(NEW_SECRET)) return seal(secret.slice(NEW_SECRET.length));
    throw new AppError("invalid", { reason: "invalid_input", problems: [{ path: place, code: "invalid" }] });
  });
}

/** A definition that takes none of its secrets along. */
export function withoutSecrets(definition: FlowDefinition): FlowDefinition {
  return mapSecrets(definition, () => "");
}

/**
 * Secrets whose node or rule a draft does not have any more. They are kept beside it: what was deleted can be undone,
 * and a browser that has only seen them hidden cannot bring them along. What somebody cleared is not kept.
 */
export function shedSecrets(before: readonly Secrets[], definition: FlowDefinition): Secrets {
  const there = secretsOf(definition);
  const all = Object.entries(Object.assign({}, ...before.toReversed()) as Secrets);
  return Object.fromEntries(all.filter(([place, secret]) => secret !== "" && !(place in there)));
}

type SecretMap = (secret: string, place: string) => string;

/** Hooks are told apart by their node, resolvers by their node and address. */
function mapSecrets(definition: FlowDefinition, map: SecretMap): FlowDefinition {
  return { ...definition, nodes: definition.nodes.map((node) => mapNode(node, map)) };
}

function mapNode(node: FlowNode, map: SecretMap): FlowNode {
  if (node.type === "hook") {
    return { ...node, hook: { ...node.hook, sealedSecret: map(node.hook.sealedSecret, node.key) } };
  }
  if (node.type !== "task" && node.type !== "copy") return node;
  const mapRule =
    (place: string) =>
    (rule: WhoRule): WhoRule =>
      rule.kind === "external" ? { ...rule, sealedSecret: map(rule.sealedSecret, `${place} ${rule.url}`) } : rule;
  const who = node.who.map(mapRule(node.key));
  if (node.type === "copy") return { ...node, who };
  const reminders = node.reminders.map(({ escalate, ...rest }) => {
    return {
      ...rest,
      escalate: escalate === null ? null : { ...escalate, who: escalate.who.map(mapRule(`${node.key} late`)) },
    };
  });
  return { ...node, who, reminders };
}
