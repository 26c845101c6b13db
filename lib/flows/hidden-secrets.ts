import { AppError } from "@/lib/platform/errors";
import type { FlowDefinition, FlowNode } from "./definition";
import type { WhoRule } from "./who";

/** Stands for a secret that is there: sealed secrets never leave the server. */
export const HIDDEN_SECRET = "***";

/** What comes before a secret that somebody has typed anew. */
export const NEW_SECRET = "new:";

/** A definition as it may leave the server. */
export function hideSecrets(definition: FlowDefinition): FlowDefinition {
  return mapSecrets(definition, (secret) => (secret === "" ? "" : HIDDEN_SECRET));
}

/**
 * A definition as it comes back: hidden secrets are those of the same node before, new ones are sealed.
 *
 * @param earlier what the flow's secrets are taken from, the first that has one.
 * @throws AppError `invalid` for a secret that is none of these.
 */
export function restoreSecrets(
  definition: FlowDefinition,
  earlier: readonly FlowDefinition[],
  seal: (plain: string) => string,
): FlowDefinition {
  const known = new Map<string, string>();
  for (const definition of earlier.toReversed()) {
    mapSecrets(definition, (secret, place) => {
      if (secret !== "") known.set(place, secret);
      return secret;
    });
  }
  return mapSecrets(definition, (secret, place) => {
    if (secret === "" || secret === known.get(place)) return secret;
    if (secret === HIDDEN_SECRET) return known.get(place) ?? "";
    if (secret.startsWith(NEW_SECRET)) return seal(secret.slice(NEW_SECRET.length));
    throw new AppError("invalid", { reason: "invalid_input", problems: [{ path: place, code: "invalid" }] });
  });
}

/** A definition that takes none of its secrets along. */
export function withoutSecrets(definition: FlowDefinition): FlowDefinition {
  return mapSecrets(definition, () => "");
}

export function hasSecrets(definition: FlowDefinition): boolean {
  let isAny = false;
  mapSecrets(definition, (secret) => {
    isAny ||= secret !== "";
    return secret;
  });
  return isAny;
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
